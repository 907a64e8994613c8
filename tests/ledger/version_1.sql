BEGIN TRANSACTION;
CREATE TABLE about (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "about" VALUES('schema','1');
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
INSERT INTO "events" VALUES(1,1,0,'aaaa0001','ASSAULT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum','SDN MIL',0.9,'The clerk at the crossing had worked thr','{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":{"start":0,"end":8,"text":"The army","code":"SDN MIL","name":"The army"},"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}');
INSERT INTO "events" VALUES(2,2,0,'bbbb0001','ASSAULT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"bbbb0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}');
INSERT INTO "events" VALUES(3,2,1,'bbbb0002','REJECT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"bbbb0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"REJECT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":"bbbb0001","figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}');
INSERT INTO "events" VALUES(4,3,0,'aaaa0001','ASSAULT',NULL,'actual',0,'2023-04-23','2023-04-23','SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}');
INSERT INTO "events" VALUES(5,3,1,'aaaa0002','ACCUSE',NULL,'actual',0,NULL,NULL,'SDN','Khartoum',NULL,0.9,'The clerk at the crossing had worked thr','{"id":"aaaa0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ACCUSE","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":null,"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}');
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
INSERT INTO "parties" VALUES(3,2,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(4,2,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(5,3,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(6,3,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(7,4,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(8,4,'recipient','SDN REB','RSF','RSF');
INSERT INTO "parties" VALUES(9,5,'actor','SDN MIL','Militer Sudan','Militer Sudan');
INSERT INTO "parties" VALUES(10,5,'recipient','SDN REB','RSF','RSF');
CREATE TABLE readings (
	number INTEGER NOT NULL, 
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
	json TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id, hash)
);
INSERT INTO "readings" VALUES(1,'one','f61a572668c2c52102b555cfdf90ae9a28c6f7b7f24bad8afef2a245f3bf0827','aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4','rules-1','one.txt','2025-11-01T08:00:00+00:00',0,'Market shelled','Lamp','en','2023-04-24','2023-04-24',1,'{"id":"one","digest":"aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4","article":{"text":"The clerk at the crossing had worked through the night and kept a list in pencil, because the generator had failed again and nobody would send another before the rain stopped. Soldiers shelled the market of Nyala on Monday, she said, and the army denied it.","title":"Market shelled","standfirst":null,"language":"en","publisher":"Lamp","url":null,"authors":[],"user_generated":false,"dateline_place":null,"published":{"from":"2023-04-24","to":"2023-04-24","precision":"day","why":"stated"},"sections":[],"credits":[],"captions":[],"related":[],"topics":[],"relayed_outlets":[]},"entities":[],"places":[],"dates":[],"figures":[],"attributions":[],"events":[{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":{"start":0,"end":8,"text":"The army","code":"SDN MIL","name":"The army"},"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}],"furniture":[],"notes":[],"coder":"rules-1"}');
INSERT INTO "readings" VALUES(2,'two','e84346e55b3d7efa642d5c5e6276e221b9114c0e126d0757eefe4308ab231b7e','5c6c6f5df1f4f17d22adcf6ce07fcda4322977cc6b091a4f6cc0654407671e2b','rules-1','two.txt','2025-11-02T08:00:00+00:00',1,'Army denies','Kite','en','2023-04-24','2023-04-24',2,'{"id":"two","digest":"5c6c6f5df1f4f17d22adcf6ce07fcda4322977cc6b091a4f6cc0654407671e2b","article":{"text":"The clerk at the crossing had worked through the night and kept a list in pencil, because the generator had failed again and nobody would send another before the rain stopped. Soldiers shelled the market of Nyala on Monday, she said, and the army denied it.","title":"Army denies","standfirst":null,"language":"en","publisher":"Kite","url":null,"authors":[],"user_generated":false,"dateline_place":null,"published":{"from":"2023-04-24","to":"2023-04-24","precision":"day","why":"stated"},"sections":[],"credits":[],"captions":[],"related":[],"topics":[],"relayed_outlets":[]},"entities":[],"places":[],"dates":[],"figures":[],"attributions":[],"events":[{"id":"bbbb0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9},{"id":"bbbb0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"REJECT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":"bbbb0001","figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}],"furniture":[],"notes":[],"coder":"rules-1"}');
INSERT INTO "readings" VALUES(3,'one','847059ed728774e3b28b2e824db5092f3ab44b8d7a115aca8f49ddaaaa99a773','aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4','coder-2','one.txt','2025-11-02T08:00:00+00:00',1,'Market shelled','Lamp','en','2023-04-24','2023-04-24',2,'{"id":"one","digest":"aaa0974472327cb89e9502b6bbff6979706264d9abca2f8017e3f4faf3e8fff4","article":{"text":"The clerk at the crossing had worked through the night and kept a list in pencil, because the generator had failed again and nobody would send another before the rain stopped. Soldiers shelled the market of Nyala on Monday, she said, and the army denied it.","title":"Market shelled","standfirst":null,"language":"en","publisher":"Lamp","url":null,"authors":[],"user_generated":false,"dateline_place":null,"published":{"from":"2023-04-24","to":"2023-04-24","precision":"day","why":"stated"},"sections":[],"credits":[],"captions":[],"related":[],"topics":[],"relayed_outlets":[]},"entities":[],"places":[],"dates":[],"figures":[],"attributions":[],"events":[{"id":"aaaa0001","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ASSAULT","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":{"from":"2023-04-23","to":"2023-04-23","precision":"day","why":"stated"},"modality":"actual","background":false,"condition":null,"speaker":null,"via":["AFP"],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9},{"id":"aaaa0002","in":"text","sentence":[0,40],"trigger":[14,23],"type":"ACCUSE","mode":null,"contexts":[],"quad":"material conflict","plover_score":-10.0,"cameo":"190","goldstein":-10.0,"actors":[{"start":0,"end":13,"text":"Militer Sudan","code":"SDN MIL","name":"Militer Sudan"}],"recipients":[{"start":24,"end":27,"text":"RSF","code":"SDN REB","name":"RSF"}],"symmetric":false,"place":{"name":"Khartoum","why":"named in the sentence","lat":15.6,"lon":32.5,"country":"SDN","precision":1},"date":null,"modality":"actual","background":false,"condition":null,"speaker":null,"via":[],"disputes":null,"figures":[],"why":[{"field":"type","rule":"trigger","start":14,"end":23,"text":"menyerang"},{"field":"place","rule":"named in the sentence","start":null,"end":null,"text":null}],"confidence":0.9}],"furniture":[],"notes":[],"coder":"coder-2"}');
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
CREATE INDEX set_aside_by_origin ON set_aside (origin, locator);
CREATE INDEX ix_events_id ON events (id);
CREATE INDEX events_by_type_and_date ON events (type, date_from);
CREATE INDEX ix_events_reading ON events (reading);
CREATE INDEX ix_parties_event ON parties (event);
CREATE INDEX ix_parties_code ON parties (code);
COMMIT;
