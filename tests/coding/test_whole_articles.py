"""The outlet of a dateline has no part in the story that follows."""

from saksi import Document, load_resources, read


def test_the_outlet_of_a_dateline_says_nothing() -> None:
    text = "Moskow, IDN Times - Kementerian Luar Negeri Rusia menyatakan bahwa Ukraina menyerang Belgorod."
    events = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    assert [event.speaker and event.speaker.code for event in events if event.type == "ASSAULT"] == ["RUS GOV"]


def test_the_place_of_a_dateline_is_not_where_it_happened() -> None:
    text = "JAKARTA, Kabar Selat - Pemerintah Indonesia mengevakuasi 538 WNI dari Khartoum, kata Menlu Retno Marsudi."
    (aid,) = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    assert aid.type == "AID"
    assert aid.place is not None
    assert aid.place.name == "Khartoum"


def test_what_is_threatened_lies_ahead_but_the_threat_is_made() -> None:
    text = "Amerika Serikat mengancam akan menjatuhkan sanksi apabila kedua pihak terus berperang."
    (threat,) = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    assert (threat.type, threat.modality) == ("THREATEN", "actual")


def test_a_place_that_is_hit_is_the_place_and_no_recipient() -> None:
    text = "Azerbaijan membombardir Stepanakert sepanjang malam."
    (strike,) = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    assert [party.code for party in strike.actors] == ["AZE"]
    assert strike.recipients == ()
    assert strike.place is not None
    assert strike.place.name == "Stepanakert"


def test_friends_are_not_the_two_sides() -> None:
    text = "Armenia menyerang Azerbaijan.\nTurki mendukung Azerbaijan. Uni Eropa mendesak kedua pihak berdamai."
    events = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    urged = next(event for event in events if event.type == "REQUEST")
    assert {party.code for party in urged.recipients} == {"ARM", "AZE"}


def test_who_was_killed_and_wounded_is_whom_it_was_done_to() -> None:
    text = "Sedikitnya 13 orang tewas dan lebih dari 40 orang terluka setelah rudal menghantam Ganja, kata pejabat setempat."
    events = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    tolls = [event for event in events if event.type == "ASSAULT"]
    assert tolls
    assert all(event.actors == () for event in tolls)
    assert {(figure.of, figure.low) for event in tolls for figure in event.figures} >= {("killed", 13)}


def test_a_surname_means_whoever_was_named_in_full_before() -> None:
    text = (
        "Iraqi forces attacked Islamic State fighters near Mosul on Monday, Pentagon spokesman Capt. Jeff Davis said.\n"
        "The fighters shelled two villages, Davis said."
    )
    events = read(Document.of(text, "extracted", id="a", language="en", date="2017-01-10"), load_resources()).events
    told = [event for event in events if event.speaker is not None and event.speaker.text == "Davis"]
    assert told
    assert {(event.speaker.code or "").split()[0] for event in told if event.speaker} == {"USA"}
    assert any("introduced by the article" in reason.rule for event in told for reason in event.why)


def test_he_who_adds_something_is_whoever_spoke_last() -> None:
    text = (
        "Rebels attacked the army in Goma on Monday, Rwandan Foreign Minister Olivier Nduhungirehe said.\n"
        "Congolese troops shelled two villages, he added."
    )
    events = read(Document.of(text, "extracted", id="a", language="en", date="2025-01-27"), load_resources()).events
    told = [event.speaker for event in events if event.speaker is not None and event.sentence[0] > 0]
    assert told
    assert {speaker.code for speaker in told} == {"RWA GOV"}


def test_civilians_belong_to_where_it_happened() -> None:
    text = "Gunmen killed three civilians in Kano on Monday."
    events = read(Document.of(text, "extracted", id="a", language="en", date="2025-01-27"), load_resources()).events
    killed = [party for event in events for party in event.recipients]
    assert [party.code for party in killed] == ["NGA CVL"]
    assert any("where it happened" in reason.rule for event in events for reason in event.why)
