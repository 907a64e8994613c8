"""`python -m saksi.cli`: the same as `saksi`."""

from saksi.cli import main

main()
