BEGIN TRANSACTION;
CREATE TABLE about (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "about" VALUES('schema','4');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('4');
CREATE TABLE assignments (
	statement INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	coder TEXT NOT NULL, 
	PRIMARY KEY (statement), 
	FOREIGN KEY(statement) REFERENCES statements (number), 
	UNIQUE (id)
);
CREATE TABLE codings (
	statement INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	"by" TEXT NOT NULL, 
	PRIMARY KEY (statement), 
	FOREIGN KEY(statement) REFERENCES statements (number), 
	UNIQUE (id)
);
CREATE TABLE credits (
	event INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	PRIMARY KEY (event, position), 
	FOREIGN KEY(event) REFERENCES events (number)
);
INSERT INTO "credits" VALUES(1,0,'AFP');
INSERT INTO "credits" VALUES(4,0,'AFP');
CREATE TABLE crowded (
	"key" BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE decided (
	decision INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	others BOOLEAN NOT NULL, 
	event INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	mention BIGINT, 
	PRIMARY KEY (decision, position), 
	FOREIGN KEY(decision) REFERENCES decisions (number), 
	FOREIGN KEY(event) REFERENCES events (number)
);
CREATE TABLE decisions (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" TEXT NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(number) REFERENCES statements (number)
);
CREATE TABLE disputes (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	event VARCHAR, 
	"by" VARCHAR, 
	words TEXT NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (number)
);
INSERT INTO "disputes" VALUES(2,0,'denial','bbbb0001','SDN','he crossi','{"kind":"denial","denial":[14,23],"by":{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"},"claim":null,"claimed_by":null,"event":"bbbb0001","answer":"bbbb0002","why":[]}');
CREATE TABLE events (
	number INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	mode VARCHAR, 
	modality VARCHAR NOT NULL, 
	background BOOLEAN NOT NULL, 
	date_from VARCHAR, 
	date_to VARCHAR, 
	country VARCHAR, 
	place TEXT, 
	speaker VARCHAR, 
	confidence FLOAT NOT NULL, 
	sentence TEXT NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(reading) REFERENCES readings (number)
);
INSERT INTO "events" VALUES(1,1,0,'aaaa0001','ASSAULT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum','SDN MIL',0.9,'The clerk at the crossing had worked thr','{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":{"start":0,"end":8,"text":"The army","code":"SDN MIL","name":"The army"},"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}');
INSERT INTO "events" VALUES(2,2,0,'bbbb0001','ASSAULT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"bbbb0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}');
INSERT INTO "events" VALUES(3,2,1,'bbbb0002','REJECT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"bbbb0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"REJECT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":"bbbb0001","figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}');
INSERT INTO "events" VALUES(4,3,0,'aaaa0001','ASSAULT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}');
INSERT INTO "events" VALUES(5,3,1,'aaaa0002','ACCUSE',NULL,'actual',0,NULL,NULL,'SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"aaaa0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ACCUSE","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":null,"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}');
CREATE TABLE incidents (
	id VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	modality VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	date_from VARCHAR, 
	date_to VARCHAR, 
	days INTEGER, 
	country VARCHAR, 
	place TEXT, 
	place_name TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	changed_at VARCHAR NOT NULL, 
	mentions INTEGER NOT NULL, 
	reports INTEGER NOT NULL, 
	lead INTEGER NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(lead) REFERENCES events (number)
);
INSERT INTO "incidents" VALUES('3ecc0c4c47ec6d63','ASSAULT','actual','contested','2023-04-23','2023-04-23',0,'SDN','khartoum','Khartoum',15.6,32.5,'2025-11-02T08:00:00+00:00',2,2,4,'{"id":"3ecc0c4c47ec6d63","type":"ASSAULT","mode":null,"modality":"actual","status":"contested","actors":[{"value":"SDN MIL","name":"Militer Sudan","outlets":["Kite","Lamp"]}],"recipients":[{"value":"SDN REB","name":"RSF","outlets":["Kite","Lamp"]}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-23","last":"2023-04-23","by":"stated"},"estimates":[],"mentions":2,"reports":2,"outlets":2}');
INSERT INTO "incidents" VALUES('74b25227f569d312','ACCUSE','actual','uncontested','2023-04-21','2023-04-24',3,'SDN','khartoum','Khartoum',15.6,32.5,'2025-11-02T08:00:00+00:00',1,1,5,'{"id":"74b25227f569d312","type":"ACCUSE","mode":null,"modality":"actual","status":"uncontested","actors":[{"value":"SDN MIL","name":"Militer Sudan","outlets":["Lamp"]}],"recipients":[{"value":"SDN REB","name":"RSF","outlets":["Lamp"]}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-21","last":"2023-04-24","by":"published"},"estimates":[],"mentions":1,"reports":1,"outlets":1}');
INSERT INTO "incidents" VALUES('c9e8a4446f399ab2','REJECT','actual','uncontested','2023-04-23','2023-04-23',0,'SDN','khartoum','Khartoum',15.6,32.5,'2025-11-02T08:00:00+00:00',1,1,3,'{"id":"c9e8a4446f399ab2","type":"REJECT","mode":null,"modality":"actual","status":"uncontested","actors":[{"value":"SDN MIL","name":"Militer Sudan","outlets":["Kite"]}],"recipients":[{"value":"SDN REB","name":"RSF","outlets":["Kite"]}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-23","last":"2023-04-23","by":"stated"},"estimates":[],"mentions":1,"reports":1,"outlets":1}');
CREATE TABLE links (
	one BIGINT NOT NULL, 
	other BIGINT NOT NULL, 
	score FLOAT NOT NULL, 
	joins BOOLEAN NOT NULL, 
	PRIMARY KEY (one, other), 
	FOREIGN KEY(one) REFERENCES mentions (mention), 
	FOREIGN KEY(other) REFERENCES mentions (mention)
)
 WITHOUT ROWID

;
INSERT INTO "links" VALUES(-488768276877783507,283009801543864195,7.983,1);
INSERT INTO "links" VALUES(283009801543864195,-488768276877783507,7.983,1);
CREATE TABLE mention_keys (
	"key" BIGINT NOT NULL, 
	mention BIGINT NOT NULL, 
	PRIMARY KEY ("key", mention), 
	FOREIGN KEY(mention) REFERENCES mentions (mention)
)
 WITHOUT ROWID

;
INSERT INTO "mention_keys" VALUES(-8661877543097004462,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-8661877543097004462,283009801543864195);
INSERT INTO "mention_keys" VALUES(-7719638056229570573,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-7633734999772023637,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(-7486288276294028074,283009801543864195);
INSERT INTO "mention_keys" VALUES(-7323432533891580306,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-7160917735898959388,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(-6794813868433887173,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-6794813868433887173,283009801543864195);
INSERT INTO "mention_keys" VALUES(-6574950657066708795,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(-5564739818735490459,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-5359174297124794157,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-5309466454474976929,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-4515282853449101143,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(-4261622368605121323,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-3620963813112877250,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-3620963813112877250,283009801543864195);
INSERT INTO "mention_keys" VALUES(-3427262929148268836,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-3427262929148268836,283009801543864195);
INSERT INTO "mention_keys" VALUES(-2412437481867161056,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-2412437481867161056,283009801543864195);
INSERT INTO "mention_keys" VALUES(-1868856867346569571,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-1560719498200310193,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-1560719498200310193,283009801543864195);
INSERT INTO "mention_keys" VALUES(-1498487768865408692,8218248418923126913);
INSERT INTO "mention_keys" VALUES(-1048011059131077686,-488768276877783507);
INSERT INTO "mention_keys" VALUES(-1048011059131077686,283009801543864195);
INSERT INTO "mention_keys" VALUES(-491659127309672568,8218248418923126913);
INSERT INTO "mention_keys" VALUES(595320288000996743,-488768276877783507);
INSERT INTO "mention_keys" VALUES(595320288000996743,283009801543864195);
INSERT INTO "mention_keys" VALUES(1307872575172714498,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(1409106364836056868,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(1547673621854399321,-488768276877783507);
INSERT INTO "mention_keys" VALUES(1547673621854399321,283009801543864195);
INSERT INTO "mention_keys" VALUES(1799859328837731987,8218248418923126913);
INSERT INTO "mention_keys" VALUES(2199465513765099353,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(2634320646139018653,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(2922106420309839763,8218248418923126913);
INSERT INTO "mention_keys" VALUES(3403328153198039322,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(4701048747081628314,8218248418923126913);
INSERT INTO "mention_keys" VALUES(5398022474908791991,-488768276877783507);
INSERT INTO "mention_keys" VALUES(5398022474908791991,283009801543864195);
INSERT INTO "mention_keys" VALUES(5578583538887468211,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(5746020212029899351,-488768276877783507);
INSERT INTO "mention_keys" VALUES(5746020212029899351,283009801543864195);
INSERT INTO "mention_keys" VALUES(6824378534659737416,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(6970972714449004908,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(7447504310502943452,-488768276877783507);
INSERT INTO "mention_keys" VALUES(7447504310502943452,283009801543864195);
INSERT INTO "mention_keys" VALUES(7923921036529033502,8218248418923126913);
INSERT INTO "mention_keys" VALUES(8099626387820345295,-2657157662747931568);
INSERT INTO "mention_keys" VALUES(8343893592484322507,8218248418923126913);
CREATE TABLE mentions (
	mention BIGINT NOT NULL, 
	event INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	incident VARCHAR, 
	settled BOOLEAN NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (mention), 
	UNIQUE (event), 
	FOREIGN KEY(event) REFERENCES events (number), 
	FOREIGN KEY(reading) REFERENCES readings (number)
);
INSERT INTO "mentions" VALUES(-488768276877783507,2,2,'bbbb0001','3ecc0c4c47ec6d63',1,'{"id":"bbbb0001","reading":"two","type":"ASSAULT","quad":"material conflict","actors":[{"code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"code":"SDN REB","name":"RSF"}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-23","last":"2023-04-23","by":"stated"},"in_lead":true,"denied_by":[{"code":"SDN MIL","name":"Militer Sudan"}],"outlet":"Kite","told":"2023-04-24","language":"en","words":[["clerk",2.215],["cross",1.298],["thr",2.215],["work",1.382]],"title":[["deny",0.492]]}');
INSERT INTO "mentions" VALUES(8218248418923126913,3,2,'bbbb0002','c9e8a4446f399ab2',1,'{"id":"bbbb0002","reading":"two","type":"REJECT","quad":"material conflict","actors":[{"code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"code":"SDN REB","name":"RSF"}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-23","last":"2023-04-23","by":"stated"},"in_lead":true,"outlet":"Kite","told":"2023-04-24","language":"en","words":[["clerk",2.215],["cross",1.298],["thr",2.215],["work",1.382]],"title":[["deny",0.492]]}');
INSERT INTO "mentions" VALUES(-2657157662747931568,5,3,'aaaa0002','74b25227f569d312',1,'{"id":"aaaa0002","reading":"one","type":"ACCUSE","quad":"material conflict","actors":[{"code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"code":"SDN REB","name":"RSF"}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-21","last":"2023-04-24","by":"published"},"in_lead":true,"outlet":"Lamp","told":"2023-04-24","language":"en","words":[["clerk",2.215],["cross",1.298],["thr",2.215],["work",1.382]],"title":[["=market",1.298],["shell",1.991]]}');
INSERT INTO "mentions" VALUES(283009801543864195,4,3,'aaaa0001','3ecc0c4c47ec6d63',1,'{"id":"aaaa0001","reading":"one","type":"ASSAULT","quad":"material conflict","actors":[{"code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"code":"SDN REB","name":"RSF"}],"place":{"name":"Khartoum","country":"SDN","lat":15.6,"lon":32.5,"precision":1,"capital":true},"days":{"first":"2023-04-23","last":"2023-04-23","by":"stated"},"in_lead":true,"outlet":"Lamp","told":"2023-04-24","language":"en","words":[["clerk",2.215],["cross",1.298],["thr",2.215],["work",1.382]],"title":[["=market",1.298],["shell",1.991]]}');
CREATE TABLE parties (
	number INTEGER NOT NULL, 
	event INTEGER NOT NULL, 
	side VARCHAR NOT NULL, 
	code VARCHAR, 
	name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(event) REFERENCES events (number)
);
INSERT INTO "parties" VALUES(1,1,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(2,1,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(3,1,'speaker','SDN MIL','The army','The army');
INSERT INTO "parties" VALUES(4,2,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(5,2,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(6,3,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(7,3,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(8,4,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(9,4,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(10,5,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(11,5,'recipient','SDN REB','RSF','RSF');
CREATE TABLE readings (
	number INTEGER NOT NULL, 
	statement INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	added_at VARCHAR NOT NULL, 
	newest BOOLEAN NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	language VARCHAR, 
	published_from VARCHAR, 
	published_to VARCHAR, 
	events INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id, hash), 
	FOREIGN KEY(statement) REFERENCES statements (number)
);
INSERT INTO "readings" VALUES(1,1,'one','98bdd8fb20a8e18aab6ef36d9c907eca8b1845fe001c137470ba5e393b245c79','aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4','rules-1','one.txt','2025-11-01T08:00:00+00:00',0,'Market shelled','Lamp','en','2023-04-24','2023-04-24',1);
INSERT INTO "readings" VALUES(2,3,'two','886ad413a5a14de814cc80b49e158a63d8d8dc12028cf2eef7e064b7bd4d5ab9','5c6c6f5df1f4f17d22adcf6ce07fcda4322977cc6b091a4f6cc0654407671e2b','rules-1','two.txt','2025-11-02T08:00:00+00:00',1,'Army denies','Kite','en','2023-04-24','2023-04-24',2);
INSERT INTO "readings" VALUES(3,4,'one','ed01fa312128bc601706a5167366c491cc863f95f053389cc05c007f93c6399e','aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4','coder-2','one.txt','2025-11-02T08:00:00+00:00',1,'Market shelled','Lamp','en','2023-04-24','2023-04-24',2);
CREATE TABLE reviews (
	statement INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	article VARCHAR NOT NULL, 
	state VARCHAR, 
	at VARCHAR NOT NULL, 
	known_at VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	PRIMARY KEY (statement), 
	FOREIGN KEY(statement) REFERENCES statements (number), 
	UNIQUE (id)
);
CREATE TABLE set_aside (
	number INTEGER NOT NULL, 
	origin VARCHAR NOT NULL, 
	locator VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	hint TEXT NOT NULL, 
	first_at VARCHAR NOT NULL, 
	resolved_at VARCHAR, 
	PRIMARY KEY (number)
);
INSERT INTO "set_aside" VALUES(1,'broken.txt','line 3','empty','it is empty','Give it a text.','2025-11-01T08:00:00+00:00','2025-11-03T08:00:00+00:00');
INSERT INTO "set_aside" VALUES(2,'cut.txt','','cut','it is cut off','','2025-11-03T08:00:00+00:00',NULL);
CREATE TABLE shingles (
	hash BIGINT NOT NULL, 
	reading INTEGER NOT NULL, 
	PRIMARY KEY (hash, reading), 
	FOREIGN KEY(reading) REFERENCES readings (number)
)
 WITHOUT ROWID

;
INSERT INTO "shingles" VALUES(403280004423290420,2);
INSERT INTO "shingles" VALUES(403280004423290420,3);
INSERT INTO "shingles" VALUES(824627414901875256,2);
INSERT INTO "shingles" VALUES(824627414901875256,3);
INSERT INTO "shingles" VALUES(834111363949505104,2);
INSERT INTO "shingles" VALUES(834111363949505104,3);
INSERT INTO "shingles" VALUES(1021980877669272118,2);
INSERT INTO "shingles" VALUES(1021980877669272118,3);
INSERT INTO "shingles" VALUES(1025484986502599414,2);
INSERT INTO "shingles" VALUES(1025484986502599414,3);
INSERT INTO "shingles" VALUES(1110423505615673373,2);
INSERT INTO "shingles" VALUES(1110423505615673373,3);
INSERT INTO "shingles" VALUES(1185591619370167922,2);
INSERT INTO "shingles" VALUES(1185591619370167922,3);
INSERT INTO "shingles" VALUES(1611648360590308025,2);
INSERT INTO "shingles" VALUES(1611648360590308025,3);
INSERT INTO "shingles" VALUES(1672438872619732266,2);
INSERT INTO "shingles" VALUES(1672438872619732266,3);
INSERT INTO "shingles" VALUES(1756687196446786301,2);
INSERT INTO "shingles" VALUES(1756687196446786301,3);
INSERT INTO "shingles" VALUES(2167893012871561989,2);
INSERT INTO "shingles" VALUES(2167893012871561989,3);
INSERT INTO "shingles" VALUES(2317131737288601911,2);
INSERT INTO "shingles" VALUES(2317131737288601911,3);
INSERT INTO "shingles" VALUES(2381269426435771532,2);
INSERT INTO "shingles" VALUES(2381269426435771532,3);
INSERT INTO "shingles" VALUES(2392973664573657837,2);
INSERT INTO "shingles" VALUES(2392973664573657837,3);
INSERT INTO "shingles" VALUES(2708502021504483726,2);
INSERT INTO "shingles" VALUES(2708502021504483726,3);
INSERT INTO "shingles" VALUES(2832402977517460337,2);
INSERT INTO "shingles" VALUES(2832402977517460337,3);
INSERT INTO "shingles" VALUES(3123008986933903138,2);
INSERT INTO "shingles" VALUES(3123008986933903138,3);
INSERT INTO "shingles" VALUES(3240695233021732180,2);
INSERT INTO "shingles" VALUES(3240695233021732180,3);
INSERT INTO "shingles" VALUES(3267860639446371882,2);
INSERT INTO "shingles" VALUES(3267860639446371882,3);
INSERT INTO "shingles" VALUES(3333501776659697540,2);
INSERT INTO "shingles" VALUES(3333501776659697540,3);
INSERT INTO "shingles" VALUES(3739022840255667245,2);
INSERT INTO "shingles" VALUES(3739022840255667245,3);
INSERT INTO "shingles" VALUES(3902068159791493076,2);
INSERT INTO "shingles" VALUES(3902068159791493076,3);
INSERT INTO "shingles" VALUES(4557553569227124788,2);
INSERT INTO "shingles" VALUES(4557553569227124788,3);
INSERT INTO "shingles" VALUES(4731816711536573368,2);
INSERT INTO "shingles" VALUES(4731816711536573368,3);
INSERT INTO "shingles" VALUES(5062266529320900368,2);
INSERT INTO "shingles" VALUES(5062266529320900368,3);
INSERT INTO "shingles" VALUES(5282713876736240351,2);
INSERT INTO "shingles" VALUES(5282713876736240351,3);
INSERT INTO "shingles" VALUES(5334366572076734930,2);
INSERT INTO "shingles" VALUES(5334366572076734930,3);
INSERT INTO "shingles" VALUES(5671548870321937420,2);
INSERT INTO "shingles" VALUES(5671548870321937420,3);
INSERT INTO "shingles" VALUES(5687774173534672890,2);
INSERT INTO "shingles" VALUES(5687774173534672890,3);
INSERT INTO "shingles" VALUES(6291671101425683787,2);
INSERT INTO "shingles" VALUES(6291671101425683787,3);
INSERT INTO "shingles" VALUES(6554285569643549418,2);
INSERT INTO "shingles" VALUES(6554285569643549418,3);
INSERT INTO "shingles" VALUES(6739676258645328213,2);
INSERT INTO "shingles" VALUES(6739676258645328213,3);
INSERT INTO "shingles" VALUES(6808779610780415627,2);
INSERT INTO "shingles" VALUES(6808779610780415627,3);
INSERT INTO "shingles" VALUES(6916596480145989381,2);
INSERT INTO "shingles" VALUES(6916596480145989381,3);
INSERT INTO "shingles" VALUES(7048212231366522591,2);
INSERT INTO "shingles" VALUES(7048212231366522591,3);
INSERT INTO "shingles" VALUES(7483824231100218457,2);
INSERT INTO "shingles" VALUES(7483824231100218457,3);
INSERT INTO "shingles" VALUES(7498264991726866418,2);
INSERT INTO "shingles" VALUES(7498264991726866418,3);
INSERT INTO "shingles" VALUES(8297613999032944592,2);
INSERT INTO "shingles" VALUES(8297613999032944592,3);
INSERT INTO "shingles" VALUES(8353436719367328862,2);
INSERT INTO "shingles" VALUES(8353436719367328862,3);
INSERT INTO "shingles" VALUES(8375846345293569549,2);
INSERT INTO "shingles" VALUES(8375846345293569549,3);
INSERT INTO "shingles" VALUES(8425052873360123409,2);
INSERT INTO "shingles" VALUES(8425052873360123409,3);
INSERT INTO "shingles" VALUES(9220134953879787636,2);
INSERT INTO "shingles" VALUES(9220134953879787636,3);
CREATE TABLE showings (
	document VARCHAR NOT NULL, 
	statement INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	PRIMARY KEY (document, statement), 
	FOREIGN KEY(statement) REFERENCES statements (number), 
	FOREIGN KEY(reading) REFERENCES readings (number)
);
INSERT INTO "showings" VALUES('one',1,1,'2025-11-01T08:00:00+00:00');
INSERT INTO "showings" VALUES('two',3,2,'2025-11-02T08:00:00+00:00');
INSERT INTO "showings" VALUES('one',4,3,'2025-11-02T08:00:00+00:00');
CREATE TABLE sketches (
	reading INTEGER NOT NULL, 
	outlet TEXT, 
	hashes BLOB NOT NULL, 
	bound BIGINT NOT NULL, 
	PRIMARY KEY (reading), 
	FOREIGN KEY(reading) REFERENCES readings (number)
);
INSERT INTO "sketches" VALUES(2,'Kite',X'340EAB0007BD9805386246C943AA710B50AA53BFDD5B930B360AB88C31CE2E0EF6D2FB7629413B0E1D58778A4B04690F722E3DD94B117410B972D323A5B95D162ACD0D2F4BB23517FD02B0A5B201611805C3428F35E7151E37F1DED2091B28208CCC3345EDF70B21ED12C791DE8C35218EC133013D88962571DBAF5780B74E27223F8C902028572B54E58FFD2443F92C2A8EAE0DF0C5592D844FEF4734FA422E2DDC828876ADE333D4EFBB3951EE263634B09802D3AE3F3FB8FB64993ACAAA411097855E96C84046DFEAE32848F84F49D2195A76227A074A0C9CCEFDA563B54EFAD72CC87908EF4E4B8D113488815057EA9212DFFF7FF55A5541B051D923885D8B367D46FBA47D5E059FD15DDAAFFC5FDF362A70AE47D061597C30B87CE2DB67F28FA04F48300F68D0C7AA2FF80B27735E149817705EED730D1E7AB8DFFB3C7411A68352F3CCEB7474D82AE3E37FF47F',9223372036854775807);
INSERT INTO "sketches" VALUES(3,'Lamp',X'340EAB0007BD9805386246C943AA710B50AA53BFDD5B930B360AB88C31CE2E0EF6D2FB7629413B0E1D58778A4B04690F722E3DD94B117410B972D323A5B95D162ACD0D2F4BB23517FD02B0A5B201611805C3428F35E7151E37F1DED2091B28208CCC3345EDF70B21ED12C791DE8C35218EC133013D88962571DBAF5780B74E27223F8C902028572B54E58FFD2443F92C2A8EAE0DF0C5592D844FEF4734FA422E2DDC828876ADE333D4EFBB3951EE263634B09802D3AE3F3FB8FB64993ACAAA411097855E96C84046DFEAE32848F84F49D2195A76227A074A0C9CCEFDA563B54EFAD72CC87908EF4E4B8D113488815057EA9212DFFF7FF55A5541B051D923885D8B367D46FBA47D5E059FD15DDAAFFC5FDF362A70AE47D061597C30B87CE2DB67F28FA04F48300F68D0C7AA2FF80B27735E149817705EED730D1E7AB8DFFB3C7411A68352F3CCEB7474D82AE3E37FF47F',9223372036854775807);
CREATE TABLE statements (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" TEXT, 
	content VARCHAR NOT NULL, 
	previous VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "statements" VALUES(1,'reading','one','2025-11-01T08:00:00+00:00',NULL,'bfa5c10bd12eda9fb8cf73c4db75eaef9f6da516215256ff10554361392c8d23','0000000000000000000000000000000000000000000000000000000000000000','750ab116dcc2ebd17f84f755f528b3711243b39897d12cc73ad8ac8be362f5b2','{"origin":"one.txt","reading":{"id":"one","digest":"aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4","article":{"text":"The clerk at the crossing had worked through the night and kept a list in pencil, because the generator had failed again and nobody would send another before the rain stopped. Soldiers shelled the market of Nyala on Monday, she said, and the army denied it.","title":"Market shelled","standfirst":null,"language":"en","publisher":"Lamp","url":null,"authors":[],"user_generated":false,"dateline_place":null,"published":{"from":"2023-04-24","to":"2023-04-24","precision":"day","why":"stated"},"sections":[],"credits":[],"captions":[],"related":[],"topics":[],"relayed_outlets":[]},"entities":[],"places":[],"dates":[],"figures":[],"attributions":[],"events":[{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":{"start":0,"end":8,"text":"The army","code":"SDN MIL","name":"The army"},"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}],"disputes":[],"furniture":[],"notes":[],"coder":"rules-1"}}');
INSERT INTO "statements" VALUES(2,'set-aside','broken.txt','2025-11-01T08:00:00+00:00',NULL,'e80860d388d5bac18fee167c6d69f6f037afd99f4b1d094be5e621a48e91bcf8','750ab116dcc2ebd17f84f755f528b3711243b39897d12cc73ad8ac8be362f5b2','bc85569b0254b6b334ca94b6b7835a9ca4335102531498f525d46232eec02bb2','{"origin":"broken.txt","reason":"it is empty","code":"empty","hint":"Give it a text.","locator":"line 3"}');
INSERT INTO "statements" VALUES(3,'reading','two','2025-11-02T08:00:00+00:00',NULL,'33f55f566dbf21f9eca8c0deecd15f5bf1a7fa8646c299d63d6c15f080f8d5fd','bc85569b0254b6b334ca94b6b7835a9ca4335102531498f525d46232eec02bb2','8873d3aabd17851810ec59f46aed293897624de2b481c93ee53608f346bf0552','{"origin":"two.txt","reading":{"id":"two","digest":"5c6c6f5df1f4f17d22adcf6ce07fcda4322977cc6b091a4f6cc0654407671e2b","article":{"text":"The clerk at the crossing had worked through the night and kept a list in pencil, because the generator had failed again and nobody would send another before the rain stopped. Soldiers shelled the market of Nyala on Monday, she said, and the army denied it.","title":"Army denies","standfirst":null,"language":"en","publisher":"Kite","url":null,"authors":[],"user_generated":false,"dateline_place":null,"published":{"from":"2023-04-24","to":"2023-04-24","precision":"day","why":"stated"},"sections":[],"credits":[],"captions":[],"related":[],"topics":[],"relayed_outlets":[]},"entities":[],"places":[],"dates":[],"figures":[],"attributions":[],"events":[{"id":"bbbb0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]},{"id":"bbbb0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"REJECT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":"bbbb0001","figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}],"disputes":[],"furniture":[],"notes":[],"coder":"rules-1"}}');
INSERT INTO "statements" VALUES(4,'reading','one','2025-11-02T08:00:00+00:00',NULL,'bf9673b47549b6f59ba537050d3b9c6ee804213523e81aa444e93d8d4814ca02','8873d3aabd17851810ec59f46aed293897624de2b481c93ee53608f346bf0552','751aac74293460ee107d4df94928f2211a57eb6088fad756c58485b887bbe27d','{"origin":"one.txt","reading":{"id":"one","digest":"aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4","article":{"text":"The clerk at the crossing had worked through the night and kept a list in pencil, because the generator had failed again and nobody would send another before the rain stopped. Soldiers shelled the market of Nyala on Monday, she said, and the army denied it.","title":"Market shelled","standfirst":null,"language":"en","publisher":"Lamp","url":null,"authors":[],"user_generated":false,"dateline_place":null,"published":{"from":"2023-04-24","to":"2023-04-24","precision":"day","why":"stated"},"sections":[],"credits":[],"captions":[],"related":[],"topics":[],"relayed_outlets":[]},"entities":[],"places":[],"dates":[],"figures":[],"attributions":[],"events":[{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]},{"id":"aaaa0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ACCUSE","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":null,"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9,"stance":"fact","verification":[]}],"disputes":[],"furniture":[],"notes":[],"coder":"coder-2"}}');
INSERT INTO "statements" VALUES(5,'set-aside','cut.txt','2025-11-03T08:00:00+00:00',NULL,'cacb8e42fb1ebaca9fa3819c42f5f8bfdfe48fc445ab6998c19b703dc31cf109','751aac74293460ee107d4df94928f2211a57eb6088fad756c58485b887bbe27d','bddb67ef55c8656f98e8bc93a09b899952a7ebd4586370ef557b3c1b4ee8ae3a','{"origin":"cut.txt","reason":"it is cut off","code":"cut","hint":"","locator":""}');
INSERT INTO "statements" VALUES(6,'resolved','broken.txt','2025-11-03T08:00:00+00:00',NULL,'e323c5a0d5e562e661f04e8befe77bcde9cb6cd7da286b434b7df0d39d3f0388','bddb67ef55c8656f98e8bc93a09b899952a7ebd4586370ef557b3c1b4ee8ae3a','9d52e7ad94977571a3c0a20f1a1249b07b0e413251a3a9f64e88b5df99025e8b','{"origin":"broken.txt","locator":"line 3"}');
CREATE INDEX statements_by_subject ON statements (kind, subject);
CREATE INDEX reviews_by_event ON reviews (event, at);
CREATE INDEX ix_reviews_article ON reviews (article);
CREATE INDEX ix_reviews_state ON reviews (state);
CREATE INDEX ix_assignments_coder ON assignments (coder);
CREATE INDEX set_aside_by_origin ON set_aside (origin, locator);
CREATE INDEX ix_showings_reading ON showings (reading);
CREATE INDEX events_of_days ON events (date_to, date_from) WHERE date_from < date_to;
CREATE INDEX ix_events_reading ON events (reading);
CREATE INDEX ix_events_id ON events (id);
CREATE INDEX events_by_date ON events (date_from);
CREATE INDEX events_by_type_and_date ON events (type, date_from);
CREATE INDEX events_by_country_and_date ON events (country, date_from);
CREATE INDEX ix_disputes_by ON disputes ("by");
CREATE INDEX ix_disputes_event ON disputes (event);
CREATE INDEX ix_parties_event ON parties (event);
CREATE INDEX parties_by_code ON parties (code, side, event);
CREATE INDEX ix_credits_outlet ON credits (outlet);
CREATE INDEX ix_mentions_incident ON mentions (incident);
CREATE INDEX ix_mentions_id ON mentions (id);
CREATE INDEX mentions_to_settle ON mentions (settled) WHERE NOT settled;
CREATE INDEX ix_mentions_reading ON mentions (reading);
CREATE INDEX ix_decided_mention ON decided (mention);
CREATE INDEX ix_decided_document ON decided (document);
CREATE INDEX incidents_by_country_and_date ON incidents (country, date_from, id);
CREATE INDEX incidents_by_date ON incidents (date_from, id, date_to, type, status, modality, country, place, place_name, lat, lon, reports);
CREATE INDEX incidents_by_status_and_date ON incidents (status, date_from, id);
CREATE INDEX ix_incidents_place ON incidents (place);
CREATE INDEX incidents_by_reports_and_date ON incidents (reports, date_from, id);
CREATE INDEX incidents_by_change ON incidents (changed_at, id);
CREATE INDEX incidents_of_long ON incidents (date_to) WHERE days > 45;
CREATE INDEX incidents_by_type_and_date ON incidents (type, date_from, id);
CREATE VIRTUAL TABLE article_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE event_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
INSERT INTO article_words(rowid,words) VALUES(1,'market shelled the clerk at the crossing had worked through the night and kept a list in pencil because the generator had failed again and nobody would send another before the rain stopped soldiers shelled the market of nyala on monday she said and the army denied it');
INSERT INTO article_words(rowid,words) VALUES(2,'army denies the clerk at the crossing had worked through the night and kept a list in pencil because the generator had failed again and nobody would send another before the rain stopped soldiers shelled the market of nyala on monday she said and the army denied it');
INSERT INTO article_words(rowid,words) VALUES(3,'market shelled the clerk at the crossing had worked through the night and kept a list in pencil because the generator had failed again and nobody would send another before the rain stopped soldiers shelled the market of nyala on monday she said and the army denied it');
INSERT INTO event_words(rowid,words) VALUES(1,'market shelled the clerk at the crossing had worked thr');
INSERT INTO event_words(rowid,words) VALUES(2,'army denies the clerk at the crossing had worked thr');
INSERT INTO event_words(rowid,words) VALUES(3,'army denies the clerk at the crossing had worked thr');
INSERT INTO event_words(rowid,words) VALUES(4,'market shelled the clerk at the crossing had worked thr');
INSERT INTO event_words(rowid,words) VALUES(5,'market shelled the clerk at the crossing had worked thr');
COMMIT;
