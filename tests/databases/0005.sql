PRAGMA application_id = 1181707372;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE log (
	id INTEGER NOT NULL, 
	log_id TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_log PRIMARY KEY (id), 
	CONSTRAINT ck_log_one_row CHECK (id = 1)
)
 STRICT

;
CREATE TABLE author (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	CONSTRAINT pk_author PRIMARY KEY (id), 
	CONSTRAINT fk_author_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE TABLE episode (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	symptom TEXT NOT NULL, 
	words TEXT NOT NULL, 
	place TEXT NOT NULL, 
	side TEXT NOT NULL, 
	began_on TEXT NOT NULL, 
	began_about INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_episode PRIMARY KEY (id), 
	CONSTRAINT ck_episode_began_about CHECK (began_about IN (0, 1)), 
	CONSTRAINT fk_episode_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_episode_began_on_id ON episode (began_on, id);
CREATE TABLE observation (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	episode_id INTEGER NOT NULL, 
	observed_on TEXT NOT NULL, 
	about INTEGER NOT NULL, 
	present INTEGER NOT NULL, 
	severity INTEGER, 
	change TEXT NOT NULL, 
	all_along TEXT NOT NULL, 
	words TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_observation PRIMARY KEY (id), 
	CONSTRAINT ck_observation_severity CHECK (severity BETWEEN 0 AND 10), 
	CONSTRAINT ck_observation_about CHECK (about IN (0, 1)), 
	CONSTRAINT ck_observation_present CHECK (present IN (0, 1)), 
	CONSTRAINT fk_observation_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_observation_episode_id_episode FOREIGN KEY(episode_id) REFERENCES episode (id)
)
 STRICT

;
CREATE INDEX ix_observation_episode_id_observed_on_id ON observation (episode_id, observed_on, id);
CREATE INDEX ix_observation_observed_on_id ON observation (observed_on, id);
CREATE TABLE answer (
	observation_id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY (observation_id, question), 
	CONSTRAINT fk_answer_observation_id_observation FOREIGN KEY(observation_id) REFERENCES observation (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE weight (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	measured_on TEXT NOT NULL, 
	grams INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	trying_to_lose TEXT, 
	about INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_weight PRIMARY KEY (id), 
	CONSTRAINT ck_weight_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_weight_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_weight_measured_on_id ON weight (measured_on, id);
CREATE TABLE overall (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	observed_on TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	about INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_overall PRIMARY KEY (id), 
	CONSTRAINT ck_overall_value CHECK (value BETWEEN 0 AND 10), 
	CONSTRAINT ck_overall_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_overall_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_overall_observed_on_id ON overall (observed_on, id);
CREATE TABLE check_in (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	done_on TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_check_in PRIMARY KEY (id), 
	CONSTRAINT fk_check_in_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_check_in_done_on_id ON check_in (done_on, id);
CREATE TABLE note (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	noted_on TEXT NOT NULL, 
	words TEXT NOT NULL, 
	about INTEGER NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT ck_note_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_note_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_note_noted_on_id ON note (noted_on, id);
CREATE TABLE visit (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	visit_on TEXT NOT NULL, 
	at TEXT NOT NULL, 
	clinician TEXT NOT NULL, 
	role TEXT NOT NULL, 
	place TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	companion TEXT NOT NULL, 
	companion_note TEXT NOT NULL, 
	agreed TEXT NOT NULL, 
	happened INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT ck_visit_happened CHECK (happened IN (0, 1)), 
	CONSTRAINT fk_visit_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_visit_visit_on_id ON visit (visit_on, id);
CREATE TABLE question (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	words TEXT NOT NULL, 
	visit_id INTEGER, 
	"key" TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	chosen INTEGER NOT NULL, 
	for_whom TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	answered_by TEXT NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT ck_question_chosen CHECK (chosen IN (0, 1)), 
	CONSTRAINT fk_question_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_question_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
)
 STRICT

;
CREATE INDEX ix_question_visit_id_rank_id ON question (visit_id, rank, id);
CREATE TABLE told (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	sign TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	rule_version INTEGER NOT NULL, 
	told_on TEXT NOT NULL, 
	whom TEXT NOT NULL, 
	tier TEXT NOT NULL, 
	severity INTEGER, 
	episodes TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_told PRIMARY KEY (id), 
	CONSTRAINT ck_told_severity CHECK (severity BETWEEN 0 AND 10), 
	CONSTRAINT fk_told_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_told_told_on_id ON told (told_on, id);
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT fk_setting_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_setting_name ON setting (name);
CREATE TABLE wish (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author_id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	undoes INTEGER, 
	CONSTRAINT pk_wish PRIMARY KEY (id), 
	CONSTRAINT fk_wish_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_wish_undoes_wish FOREIGN KEY(undoes) REFERENCES wish (id)
)
 STRICT

;
CREATE TABLE history (
	seq INTEGER NOT NULL, 
	wish_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author_id INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_history PRIMARY KEY (seq), 
	CONSTRAINT fk_history_wish_id_wish FOREIGN KEY(wish_id) REFERENCES wish (id), 
	CONSTRAINT fk_history_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_history_wish_id ON history (wish_id);
CREATE INDEX ix_history_kind_record_id_seq ON history (kind, record_id, seq);
CREATE TABLE check_item (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	visit_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	part TEXT NOT NULL, 
	words TEXT NOT NULL, 
	ticked INTEGER NOT NULL, 
	left_out INTEGER NOT NULL, 
	CONSTRAINT pk_check_item PRIMARY KEY (id), 
	CONSTRAINT ck_check_item_ticked CHECK (ticked IN (0, 1)), 
	CONSTRAINT ck_check_item_left_out CHECK (left_out IN (0, 1)), 
	CONSTRAINT fk_check_item_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_check_item_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
)
 STRICT

;
CREATE INDEX ix_check_item_visit_id_id ON check_item (visit_id, id);
CREATE TABLE prepared_answer (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	visit_id INTEGER NOT NULL, 
	asks TEXT NOT NULL, 
	words TEXT NOT NULL, 
	log_said TEXT NOT NULL, 
	written_on TEXT NOT NULL, 
	CONSTRAINT pk_prepared_answer PRIMARY KEY (id), 
	CONSTRAINT fk_prepared_answer_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_prepared_answer_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
)
 STRICT

;
CREATE INDEX ix_prepared_answer_visit_id_id ON prepared_answer (visit_id, id);
CREATE TABLE agreed (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	visit_id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	became TEXT NOT NULL, 
	became_id INTEGER, 
	CONSTRAINT pk_agreed PRIMARY KEY (id), 
	CONSTRAINT fk_agreed_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_agreed_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
)
 STRICT

;
CREATE INDEX ix_agreed_visit_id_id ON agreed (visit_id, id);
CREATE TABLE record_request (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	institution TEXT NOT NULL, 
	address TEXT NOT NULL, 
	what TEXT NOT NULL, 
	asked_on TEXT, 
	received_on TEXT, 
	release_signed INTEGER NOT NULL, 
	letter TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_record_request PRIMARY KEY (id), 
	CONSTRAINT ck_record_request_release_signed CHECK (release_signed IN (0, 1)), 
	CONSTRAINT fk_record_request_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE TABLE sheet (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	made_on TEXT NOT NULL, 
	visit_id INTEGER, 
	from_on TEXT NOT NULL, 
	to_on TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	paper TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	signs_version TEXT NOT NULL, 
	handed_on TEXT, 
	whom TEXT NOT NULL, 
	said TEXT NOT NULL, 
	CONSTRAINT pk_sheet PRIMARY KEY (id), 
	CONSTRAINT fk_sheet_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_sheet_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id)
)
 STRICT

;
CREATE INDEX ix_sheet_made_on_id ON sheet (made_on, id);
CREATE TABLE diagnosis (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	diagnosis TEXT NOT NULL, 
	found_on TEXT, 
	about INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_diagnosis PRIMARY KEY (id), 
	CONSTRAINT ck_diagnosis_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_diagnosis_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_diagnosis_found_on_id ON diagnosis (found_on, id);
CREATE TABLE fact (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	side TEXT NOT NULL, 
	diagnosis_id INTEGER, 
	about INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_fact PRIMARY KEY (id), 
	CONSTRAINT ck_fact_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_fact_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_fact_diagnosis_id_diagnosis FOREIGN KEY(diagnosis_id) REFERENCES diagnosis (id)
)
 STRICT

;
CREATE INDEX ix_fact_diagnosis_id ON fact (diagnosis_id);
CREATE INDEX ix_fact_name ON fact (name);
CREATE TABLE treatment (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	treatment TEXT NOT NULL, 
	name TEXT NOT NULL, 
	side TEXT NOT NULL, 
	operations TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	diagnosis_id INTEGER, 
	started_on TEXT, 
	ended_on TEXT, 
	about INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_treatment PRIMARY KEY (id), 
	CONSTRAINT ck_treatment_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_treatment_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_treatment_diagnosis_id_diagnosis FOREIGN KEY(diagnosis_id) REFERENCES diagnosis (id)
)
 STRICT

;
CREATE INDEX ix_treatment_started_on_id ON treatment (started_on, id);
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	measured TEXT NOT NULL, 
	measured_on TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	about INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_measure PRIMARY KEY (id), 
	CONSTRAINT ck_measure_value CHECK (value >= 0), 
	CONSTRAINT ck_measure_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_measure_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_measure_measured_on_id ON measure (measured_on, id);
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	place TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	phone_out_of_hours TEXT NOT NULL, 
	email TEXT NOT NULL, 
	address TEXT NOT NULL, 
	helps_with TEXT NOT NULL, 
	may_see INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT ck_contact_may_see CHECK (may_see IN (0, 1)), 
	CONSTRAINT fk_contact_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE TABLE step (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	step TEXT NOT NULL, 
	words TEXT NOT NULL, 
	state TEXT NOT NULL, 
	started_on TEXT, 
	ended_on TEXT, 
	about INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_step PRIMARY KEY (id), 
	CONSTRAINT ck_step_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_step_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_step_started_on_id ON step (started_on, id);
CREATE TABLE medicine (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	name TEXT NOT NULL, 
	medicine TEXT NOT NULL, 
	therapy TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	helped TEXT NOT NULL, 
	helped_words TEXT NOT NULL, 
	team_knows TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_medicine PRIMARY KEY (id), 
	CONSTRAINT fk_medicine_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE TABLE dose_period (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	medicine_id INTEGER NOT NULL, 
	dose TEXT NOT NULL, 
	frequency TEXT NOT NULL, 
	started_on TEXT, 
	ended_on TEXT, 
	paused INTEGER NOT NULL, 
	as_needed INTEGER NOT NULL, 
	tapering INTEGER NOT NULL, 
	about INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_dose_period PRIMARY KEY (id), 
	CONSTRAINT ck_dose_period_paused CHECK (paused IN (0, 1)), 
	CONSTRAINT ck_dose_period_as_needed CHECK (as_needed IN (0, 1)), 
	CONSTRAINT ck_dose_period_tapering CHECK (tapering IN (0, 1)), 
	CONSTRAINT ck_dose_period_about CHECK (about IN (0, 1)), 
	CONSTRAINT fk_dose_period_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_dose_period_medicine_id_medicine FOREIGN KEY(medicine_id) REFERENCES medicine (id)
)
 STRICT

;
CREATE INDEX ix_dose_period_medicine_id_started_on_id ON dose_period (medicine_id, started_on, id);
CREATE TABLE intake (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	medicine_id INTEGER NOT NULL, 
	taken_on TEXT NOT NULL, 
	taken TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_intake PRIMARY KEY (id), 
	CONSTRAINT fk_intake_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_intake_medicine_id_medicine FOREIGN KEY(medicine_id) REFERENCES medicine (id)
)
 STRICT

;
CREATE INDEX ix_intake_medicine_id_taken_on_id ON intake (medicine_id, taken_on, id);
CREATE TABLE side_effect (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	medicine_id INTEGER NOT NULL, 
	episode_id INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_side_effect PRIMARY KEY (id), 
	CONSTRAINT fk_side_effect_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_side_effect_medicine_id_medicine FOREIGN KEY(medicine_id) REFERENCES medicine (id), 
	CONSTRAINT fk_side_effect_episode_id_episode FOREIGN KEY(episode_id) REFERENCES episode (id)
)
 STRICT

;
CREATE INDEX ix_side_effect_episode_id ON side_effect (episode_id);
CREATE INDEX ix_side_effect_medicine_id_id ON side_effect (medicine_id, id);
CREATE TABLE exam_plan (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	exam TEXT NOT NULL, 
	name TEXT NOT NULL, 
	every_months INTEGER NOT NULL, 
	starts_on TEXT NOT NULL, 
	ends_on TEXT, 
	template TEXT NOT NULL, 
	side TEXT NOT NULL, 
	source TEXT NOT NULL, 
	active INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_exam_plan PRIMARY KEY (id), 
	CONSTRAINT ck_exam_plan_active CHECK (active IN (0, 1)), 
	CONSTRAINT fk_exam_plan_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_exam_plan_starts_on_id ON exam_plan (starts_on, id);
CREATE TABLE exam (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	exam TEXT NOT NULL, 
	name TEXT NOT NULL, 
	plan_id INTEGER, 
	side TEXT NOT NULL, 
	due_on TEXT, 
	booked_on TEXT, 
	at TEXT NOT NULL, 
	done_on TEXT, 
	about INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	body_part TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	result TEXT NOT NULL, 
	diagnosis_id INTEGER, 
	report_asked_on TEXT, 
	report_received INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_exam PRIMARY KEY (id), 
	CONSTRAINT ck_exam_about CHECK (about IN (0, 1)), 
	CONSTRAINT ck_exam_report_received CHECK (report_received IN (0, 1)), 
	CONSTRAINT fk_exam_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_exam_plan_id_exam_plan FOREIGN KEY(plan_id) REFERENCES exam_plan (id), 
	CONSTRAINT fk_exam_diagnosis_id_diagnosis FOREIGN KEY(diagnosis_id) REFERENCES diagnosis (id)
)
 STRICT

;
CREATE INDEX ix_exam_done_on_id ON exam (done_on, id);
CREATE INDEX ix_exam_plan_id ON exam (plan_id);
CREATE TABLE draft (
	form TEXT NOT NULL, 
	saved_at TEXT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (form)
)
 STRICT

;
CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (id), 
	CONSTRAINT fk_erasure_author_id_author FOREIGN KEY(author_id) REFERENCES author (id)
)
 STRICT

;
CREATE INDEX ix_erasure_kind_record_id ON erasure (kind, record_id);
CREATE TABLE photo (
	id INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	entered_at TEXT NOT NULL, 
	removed_at TEXT, 
	episode_id INTEGER NOT NULL, 
	taken_on TEXT NOT NULL, 
	about INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	place TEXT NOT NULL, 
	side TEXT NOT NULL, 
	on_sheet INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT ck_photo_size CHECK (size > 0), 
	CONSTRAINT ck_photo_about CHECK (about IN (0, 1)), 
	CONSTRAINT ck_photo_on_sheet CHECK (on_sheet IN (0, 1)), 
	CONSTRAINT fk_photo_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_photo_episode_id_episode FOREIGN KEY(episode_id) REFERENCES episode (id)
)
 STRICT

;
CREATE INDEX ix_photo_episode_id_taken_on_id ON photo (episode_id, taken_on, id);
CREATE INDEX ix_photo_sha256 ON photo (sha256);
INSERT INTO "alembic_version" VALUES ('0005');
INSERT INTO "log" VALUES (1, '00112233445566778899aabbccddeeff', '2026-11-20T08:00:01.000000Z+01:00');
INSERT INTO "author" VALUES (1, 1, 1, '2026-11-20T08:00:01.000000Z+01:00', NULL, '', 'person', '');
INSERT INTO "author" VALUES (2, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'Sam', 'caregiver', 'son');
INSERT INTO "episode" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'hip_pain', 'sore hip', 'hip', 'left', '2026-03-02', 1, '');
INSERT INTO "observation" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 1, '2026-03-02', 1, 0, 0, 'gone', 'had_gone', 'gone', 'n');
INSERT INTO "observation" VALUES (2, 2, 2, '2026-11-20T08:00:04.000000Z+01:00', NULL, 1, '2026-03-09', 0, 1, 7, '', '', '', '');
INSERT INTO "answer" VALUES (1, 'at_rest', 'not_sure');
INSERT INTO "answer" VALUES (1, 'wakes_at_night', 'yes');
INSERT INTO "answer" VALUES (2, 'wakes_at_night', 'yes');
INSERT INTO "weight" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-03-02', 70300, 'lb', 'no', 1, 'n');
INSERT INTO "overall" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-03-02', 7, 0, 'n');
INSERT INTO "check_in" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-03-02', 'n');
INSERT INTO "note" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-03-02', 'walked', 1);
INSERT INTO "note" VALUES (2, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-02-28', 'It''s "quoted", naïve, боль, 👩‍⚕️
second line', 0);
INSERT INTO "note" VALUES (3, 3, 1, '2026-11-20T08:00:05.000000Z+01:00', NULL, '2026-03-01', 'to be removed', 0);
INSERT INTO "visit" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-03-02', '10:30', 'Dr A', 'oncologist', '', '', 'Sam', '', '', 1, '');
INSERT INTO "question" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'May I swim?', 1, 'k', -3, 0, 'nurse', 'yes', '');
INSERT INTO "told" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 's', 'r', 2, '2026-03-02', 'nurse', 'call', 4, '[1, 9]', '');
INSERT INTO "setting" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'check_in_days', '7');
INSERT INTO "wish" VALUES (1, '2026-11-20T08:00:01.000000Z+01:00', 1, 'start the log', NULL);
INSERT INTO "wish" VALUES (2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'fill', NULL);
INSERT INTO "wish" VALUES (3, '2026-11-20T08:00:04.000000Z+01:00', 2, 'caregiver''s entry', NULL);
INSERT INTO "wish" VALUES (4, '2026-11-20T08:00:05.000000Z+01:00', 1, 'edit', NULL);
INSERT INTO "wish" VALUES (5, '2026-11-20T08:00:06.000000Z+01:00', 1, 'remove', NULL);
INSERT INTO "wish" VALUES (6, '2026-11-20T08:00:07.000000Z+01:00', 1, 'undo', 5);
INSERT INTO "wish" VALUES (7, '2026-11-27T08:00:01.000000Z+01:00', 1, 'prepare', NULL);
INSERT INTO "wish" VALUES (8, '2026-11-27T08:00:02.000000Z+01:00', 1, 'hand over', NULL);
INSERT INTO "wish" VALUES (9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'keep the care record', NULL);
INSERT INTO "wish" VALUES (10, '2026-11-20T08:00:02.000000Z+01:00', 1, 'add note', NULL);
INSERT INTO "wish" VALUES (11, '2026-11-20T08:00:03.000000Z+01:00', 1, 'remove note', NULL);
INSERT INTO "wish" VALUES (12, '2026-11-28T07:00:03.000000Z+01:00', 2, 'add photo', NULL);
INSERT INTO "history" VALUES (1, 1, '2026-11-20T08:00:01.000000Z+01:00', 1, 'add', 'author', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:01+01:00","name":"","role":"person","relation":""}');
INSERT INTO "history" VALUES (2, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'author', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","name":"Sam","role":"caregiver","relation":"son"}');
INSERT INTO "history" VALUES (3, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'fact', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","name":"surgery","value":"lumpectomy","side":"left","about":true,"source":"letter","note":"n"}');
INSERT INTO "history" VALUES (4, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'treatment', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","treatment":"hormone","name":"tamoxifen","side":"","started_on":"2026-03-02","ended_on":null,"about":false,"source":"","note":"n"}');
INSERT INTO "history" VALUES (5, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'episode', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","symptom":"hip_pain","words":"sore hip","place":"hip","side":"left","began_on":"2026-03-02","began_about":true,"note":""}');
INSERT INTO "history" VALUES (6, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'observation', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","episode_id":1,"observed_on":"2026-03-02","about":true,"present":false,"severity":0,"change":"gone","all_along":"had_gone","answers":{"at_rest":"not_sure","wakes_at_night":"yes"},"words":"gone","note":"n"}');
INSERT INTO "history" VALUES (7, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'weight', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","measured_on":"2026-03-02","grams":70300,"unit":"lb","trying_to_lose":"no","about":true,"note":"n"}');
INSERT INTO "history" VALUES (8, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'overall', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","observed_on":"2026-03-02","value":7,"about":false,"note":"n"}');
INSERT INTO "history" VALUES (9, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'check_in', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","done_on":"2026-03-02","note":"n"}');
INSERT INTO "history" VALUES (10, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'note', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","noted_on":"2026-03-02","words":"walked","about":true}');
INSERT INTO "history" VALUES (11, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'medicine', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","name":"vitamin D","medicine":"vitamin","purpose":"bones","note":"n"}');
INSERT INTO "history" VALUES (12, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'dose_period', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","medicine_id":1,"dose":"1000 IU","started_on":"2026-03-02","ended_on":"2026-03-02","paused":true,"about":true,"reason":"r","note":""}');
INSERT INTO "history" VALUES (13, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'exam_plan', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","exam":"mammogram","name":"mammogram","every_months":12,"starts_on":"2026-03-02","side":"","source":"s","active":false,"note":""}');
INSERT INTO "history" VALUES (14, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'exam', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","exam":"mammogram","name":"m","plan_id":1,"side":"","due_on":"2026-03-02","booked_on":"2026-03-02","done_on":"2026-03-02","about":false,"place":"","result":"","report_received":true,"note":""}');
INSERT INTO "history" VALUES (15, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'visit', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","visit_on":"2026-03-02","at":"10:30","clinician":"Dr A","role":"oncologist","place":"","purpose":"","companion":"Sam","companion_note":"","agreed":"","happened":true,"note":""}');
INSERT INTO "history" VALUES (16, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'question', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","words":"May I swim?","visit_id":1,"key":"k","rank":-3,"chosen":false,"for_whom":"nurse","answer":"yes","answered_by":""}');
INSERT INTO "history" VALUES (17, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'told', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","sign":"s","rule":"r","rule_version":2,"told_on":"2026-03-02","whom":"nurse","tier":"call","severity":4,"episodes":[1,9],"note":""}');
INSERT INTO "history" VALUES (18, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'sheet', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","made_on":"2026-03-02","visit_id":1,"from_on":"2026-03-02","to_on":"2026-03-02","sha256":"ab","paper":"letter","reader":"oncologist","signs_version":"3"}');
INSERT INTO "history" VALUES (19, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'setting', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","name":"check_in_days","value":"7"}');
INSERT INTO "history" VALUES (20, 2, '2026-11-20T08:00:03.000000Z+01:00', 1, 'add', 'note', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","noted_on":"2026-02-28","words":"It''s \"quoted\", naïve, боль, 👩‍⚕️\nsecond line","about":false}');
INSERT INTO "history" VALUES (21, 3, '2026-11-20T08:00:04.000000Z+01:00', 2, 'add', 'observation', 2, NULL, '{"id":2,"rev":1,"author_id":2,"entered_at":"2026-11-20T09:00:04+01:00","episode_id":1,"observed_on":"2026-03-09","about":false,"present":true,"severity":6,"change":"","all_along":"","answers":{"wakes_at_night":"yes"},"words":"","note":""}');
INSERT INTO "history" VALUES (22, 4, '2026-11-20T08:00:05.000000Z+01:00', 1, 'change', 'observation', 2, '{"id":2,"rev":1,"author_id":2,"entered_at":"2026-11-20T09:00:04+01:00","episode_id":1,"observed_on":"2026-03-09","about":false,"present":true,"severity":6,"change":"","all_along":"","answers":{"wakes_at_night":"yes"},"words":"","note":""}', '{"id":2,"rev":2,"author_id":2,"entered_at":"2026-11-20T09:00:04+01:00","episode_id":1,"observed_on":"2026-03-09","about":false,"present":true,"severity":7,"change":"","all_along":"","answers":{"wakes_at_night":"yes"},"words":"","note":""}');
INSERT INTO "history" VALUES (23, 4, '2026-11-20T08:00:05.000000Z+01:00', 1, 'add', 'note', 3, NULL, '{"id":3,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:05+01:00","noted_on":"2026-03-01","words":"to be removed","about":false}');
INSERT INTO "history" VALUES (24, 5, '2026-11-20T08:00:06.000000Z+01:00', 1, 'remove', 'note', 3, '{"id":3,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:05+01:00","noted_on":"2026-03-01","words":"to be removed","about":false}', NULL);
INSERT INTO "history" VALUES (25, 6, '2026-11-20T08:00:07.000000Z+01:00', 1, 'bring_back', 'note', 3, NULL, '{"id":3,"rev":3,"author_id":1,"entered_at":"2026-11-20T09:00:05+01:00","noted_on":"2026-03-01","words":"to be removed","about":false}');
INSERT INTO "history" VALUES (26, 7, '2026-11-27T08:00:01.000000Z+01:00', 1, 'add', 'check_item', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-27T09:00:01+01:00","visit_id":1,"key":"symptom/1","part":"symptoms","words":"hip","ticked":true,"left_out":false}');
INSERT INTO "history" VALUES (27, 7, '2026-11-27T08:00:01.000000Z+01:00', 1, 'add', 'check_item', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-27T09:00:01+01:00","visit_id":1,"key":"","part":"","words":"bring \"the\" disc, don''t forget","ticked":false,"left_out":true}');
INSERT INTO "history" VALUES (28, 7, '2026-11-27T08:00:01.000000Z+01:00', 1, 'add', 'prepared_answer', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-27T09:00:01+01:00","visit_id":1,"asks":"pain","words":"hip, at night","log_said":"hip, 7 of 10","written_on":"2026-03-02"}');
INSERT INTO "history" VALUES (29, 7, '2026-11-27T08:00:01.000000Z+01:00', 1, 'add', 'agreed', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-27T09:00:01+01:00","visit_id":1,"words":"X-ray of the hip","became":"exam","became_id":1}');
INSERT INTO "history" VALUES (30, 7, '2026-11-27T08:00:01.000000Z+01:00', 1, 'add', 'record_request', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-27T09:00:01+01:00","institution":"Old hospital","address":"1 Road","what":"scan","asked_on":"2026-03-02","received_on":null,"release_signed":true,"letter":"Dear all,\nplease.","note":"n"}');
INSERT INTO "history" VALUES (31, 8, '2026-11-27T08:00:02.000000Z+01:00', 1, 'change', 'sheet', 1, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","made_on":"2026-03-02","visit_id":1,"from_on":"2026-03-02","to_on":"2026-03-02","sha256":"ab","paper":"letter","reader":"oncologist","signs_version":"3","handed_on":null,"whom":"","said":""}', '{"id":1,"rev":2,"author_id":1,"entered_at":"2026-11-20T09:00:03+01:00","made_on":"2026-03-02","visit_id":1,"from_on":"2026-03-02","to_on":"2026-03-02","sha256":"ab","paper":"letter","reader":"oncologist","signs_version":"3","handed_on":"2026-03-02","whom":"Dr A","said":"{\"form\":1}"}');
INSERT INTO "history" VALUES (32, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'diagnosis', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","diagnosis":"recurrence","found_on":"2026-03-02","about":true,"source":"report","note":"n"}');
INSERT INTO "history" VALUES (33, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'fact', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","name":"her2","value":"low","side":"","diagnosis_id":1,"about":false,"source":"biopsy report","note":""}');
INSERT INTO "history" VALUES (34, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'treatment', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","treatment":"surgery","name":"operation","side":"","operations":["mastectomy","sentinel_nodes"],"fields":[],"purpose":"remove it","diagnosis_id":1,"started_on":null,"ended_on":null,"about":false,"source":"","note":""}');
INSERT INTO "history" VALUES (35, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'treatment', 3, NULL, '{"id":3,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","treatment":"radiotherapy","name":"r","side":"","operations":[],"fields":["breast"],"purpose":"","diagnosis_id":null,"started_on":null,"ended_on":"2026-03-02","about":false,"source":"","note":""}');
INSERT INTO "history" VALUES (36, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'medicine', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","name":"yoga","medicine":"therapy","therapy":"yoga","purpose":"","helped":"a_little","helped_words":"sleep","team_knows":"no","note":""}');
INSERT INTO "history" VALUES (37, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'dose_period', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","medicine_id":2,"dose":"1","frequency":"at night","started_on":null,"ended_on":null,"paused":false,"as_needed":true,"tapering":true,"about":false,"reason":"","note":""}');
INSERT INTO "history" VALUES (38, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'exam_plan', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","exam":"ct","name":"c","every_months":6,"starts_on":"2026-03-02","ends_on":"2026-03-02","template":"mammogram","side":"","source":"","active":true,"note":""}');
INSERT INTO "history" VALUES (39, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'exam', 2, NULL, '{"id":2,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","exam":"biopsy","name":"b","plan_id":null,"side":"","due_on":null,"booked_on":null,"at":"9:05","done_on":null,"about":false,"place":"","body_part":"liver","outcome":"recurrence","result":"","diagnosis_id":1,"report_asked_on":"2026-03-02","report_received":false,"note":""}');
INSERT INTO "history" VALUES (40, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'measure', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","measured":"worry","measured_on":"2026-03-02","value":8,"about":true,"note":"n"}');
INSERT INTO "history" VALUES (41, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'contact', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","name":"Kim","role":"friend","relation":"neighbour","place":"next door","phone":"1","phone_out_of_hours":"2","email":"e","address":"a","helps_with":"listens","may_see":true,"note":"n"}');
INSERT INTO "history" VALUES (42, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'step', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","step":"alcohol","words":"none","state":"planned","started_on":"2026-03-02","ended_on":"2026-03-02","about":true,"note":""}');
INSERT INTO "history" VALUES (43, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'intake', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","medicine_id":1,"taken_on":"2026-03-02","taken":"partly","note":"n"}');
INSERT INTO "history" VALUES (44, 9, '2026-11-28T08:00:02.000000Z+01:00', 1, 'add', 'side_effect', 1, NULL, '{"id":1,"rev":1,"author_id":1,"entered_at":"2026-11-28T09:00:02+01:00","medicine_id":1,"episode_id":1,"note":"n"}');
INSERT INTO "history" VALUES (45, 10, '2026-11-20T08:00:02.000000Z+01:00', 1, 'add', 'note', 4, NULL, NULL);
INSERT INTO "history" VALUES (46, 11, '2026-11-20T08:00:03.000000Z+01:00', 1, 'remove', 'note', 4, NULL, NULL);
INSERT INTO "history" VALUES (47, 12, '2026-11-28T07:00:03.000000Z+01:00', 2, 'add', 'photo', 1, NULL, '{"id":1,"rev":1,"author_id":2,"entered_at":"2026-11-28T08:00:03+01:00","episode_id":1,"taken_on":"2026-11-27","about":false,"words":"after the shower, “red”","place":"breast","side":"left","on_sheet":true,"sha256":"abababababababababababababababababababababababababababababababab","size":48213}');
INSERT INTO "check_item" VALUES (1, 1, 1, '2026-11-27T08:00:01.000000Z+01:00', NULL, 1, 'symptom/1', 'symptoms', 'hip', 1, 0);
INSERT INTO "check_item" VALUES (2, 1, 1, '2026-11-27T08:00:01.000000Z+01:00', NULL, 1, '', '', 'bring "the" disc, don''t forget', 0, 1);
INSERT INTO "prepared_answer" VALUES (1, 1, 1, '2026-11-27T08:00:01.000000Z+01:00', NULL, 1, 'pain', 'hip, at night', 'hip, 7 of 10', '2026-03-02');
INSERT INTO "agreed" VALUES (1, 1, 1, '2026-11-27T08:00:01.000000Z+01:00', NULL, 1, 'X-ray of the hip', 'exam', 1);
INSERT INTO "record_request" VALUES (1, 1, 1, '2026-11-27T08:00:01.000000Z+01:00', NULL, 'Old hospital', '1 Road', 'scan', '2026-03-02', NULL, 1, 'Dear all,
please.', 'n');
INSERT INTO "sheet" VALUES (1, 2, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, '2026-03-02', 1, '2026-03-02', '2026-03-02', 'ab', 'letter', 'oncologist', '3', '2026-03-02', 'Dr A', '{"form":1}');
INSERT INTO "diagnosis" VALUES (1, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'recurrence', '2026-03-02', 1, 'report', 'n');
INSERT INTO "fact" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'surgery', 'lumpectomy', 'left', NULL, 1, 'letter', 'n');
INSERT INTO "fact" VALUES (2, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'her2', 'low', '', 1, 0, 'biopsy report', '');
INSERT INTO "treatment" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'hormone', 'tamoxifen', '', '[]', '[]', '', NULL, '2026-03-02', NULL, 0, '', 'n');
INSERT INTO "treatment" VALUES (2, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'surgery', 'operation', '', '["mastectomy", "sentinel_nodes"]', '[]', 'remove it', 1, NULL, NULL, 0, '', '');
INSERT INTO "treatment" VALUES (3, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'radiotherapy', 'r', '', '[]', '["breast"]', '', NULL, NULL, '2026-03-02', 0, '', '');
INSERT INTO "measure" VALUES (1, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'worry', '2026-03-02', 8, 1, 'n');
INSERT INTO "contact" VALUES (1, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'Kim', 'friend', 'neighbour', 'next door', '1', '2', 'e', 'a', 'listens', 1, 'n');
INSERT INTO "step" VALUES (1, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'alcohol', 'none', 'planned', '2026-03-02', '2026-03-02', 1, '');
INSERT INTO "medicine" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'vitamin D', 'vitamin', '', 'bones', '', '', NULL, 'n');
INSERT INTO "medicine" VALUES (2, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'yoga', 'therapy', 'yoga', '', 'a_little', 'sleep', 'no', '');
INSERT INTO "dose_period" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 1, '1000 IU', '', '2026-03-02', '2026-03-02', 1, 0, 0, 1, 'r', '');
INSERT INTO "dose_period" VALUES (2, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 2, '1', 'at night', NULL, NULL, 0, 1, 1, 0, '', '');
INSERT INTO "intake" VALUES (1, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 1, '2026-03-02', 'partly', 'n');
INSERT INTO "side_effect" VALUES (1, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 1, 1, 'n');
INSERT INTO "exam_plan" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'mammogram', 'mammogram', 12, '2026-03-02', NULL, '', '', 's', 0, '');
INSERT INTO "exam_plan" VALUES (2, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'ct', 'c', 6, '2026-03-02', '2026-03-02', 'mammogram', '', '', 1, '');
INSERT INTO "exam" VALUES (1, 1, 1, '2026-11-20T08:00:03.000000Z+01:00', NULL, 'mammogram', 'm', 1, '', '2026-03-02', '2026-03-02', '', '2026-03-02', 0, '', '', '', '', NULL, NULL, 1, '');
INSERT INTO "exam" VALUES (2, 1, 1, '2026-11-28T08:00:02.000000Z+01:00', NULL, 'biopsy', 'b', NULL, '', NULL, NULL, '9:05', NULL, 0, '', 'liver', 'recurrence', '', 1, '2026-03-02', 0, '');
INSERT INTO "draft" VALUES ('today', '2026-11-20T08:10:00.000000Z+01:00', '["Today", [["What would you like to note?", "sore h"]]]');
INSERT INTO "erasure" VALUES (1, '2026-11-20T08:00:04.000000Z+01:00', 1, 'note', 4);
INSERT INTO "photo" VALUES (1, 1, 2, '2026-11-28T07:00:03.000000Z+01:00', NULL, 1, '2026-11-27', 0, 'after the shower, “red”', 'breast', 'left', 1, 'abababababababababababababababababababababababababababababababab', 48213);
CREATE TRIGGER history_refuses_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END;
CREATE TRIGGER wish_refuses_update BEFORE UPDATE ON wish BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END;
CREATE TRIGGER wish_refuses_delete BEFORE DELETE ON wish BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END;
CREATE TRIGGER erasure_refuses_update BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END;
CREATE TRIGGER erasure_refuses_delete BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END;
CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history WHEN NOT (NEW.seq = OLD.seq AND NEW.wish_id = OLD.wish_id AND NEW.at = OLD.at AND NEW.author_id = OLD.author_id AND NEW.action = OLD.action AND NEW.kind = OLD.kind AND NEW.record_id = OLD.record_id AND NEW.before IS NULL AND NEW.after IS NULL AND EXISTS (SELECT 1 FROM erasure WHERE erasure.kind = OLD.kind AND erasure.record_id = OLD.record_id)) BEGIN SELECT RAISE(ABORT, 'what happened stays written down'); END;
