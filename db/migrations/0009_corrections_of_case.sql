-- A correction that was a slip is found by its case when the step is taken back.
create index corrections_of_case on corrections (case_id);
