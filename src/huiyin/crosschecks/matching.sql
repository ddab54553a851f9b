-- Whom each row of a list is about, and what follows for each person of the register. `listed` is the list, `likely` the
-- pairs that likeness gave, `person` the register; `$facts` are what a row says of the kind, `$claim` is what the register
-- says of whoever is in such a list, false where it says nothing. Statements end with a semicolon at the end of a line.
CREATE TEMP TABLE matched AS
SELECT
    listed.row,
    person.id AS person_id,
    CASE WHEN listed.name = person.name OR listed.name_pinyin = person.name_pinyin THEN 'id' ELSE 'other_name' END
        AS match,
    NULL::DOUBLE AS probability,
    NULL::VARCHAR AS levels
FROM listed JOIN person ON listed.document = person.document
UNION ALL
SELECT row, id, 'likeness', probability, levels FROM likely;
CREATE TEMP TABLE told AS
SELECT
    person_id,
    -- The surest of several rows speaks for the person: by number before under another name, and that before likeness.
    arg_min(matched.match, (list_position(['id', 'other_name', 'likeness'], matched.match), -probability, row)) AS match,
    max(probability) AS probability,
    arg_max(levels, (probability, -row)) AS levels,
    -- By what they say, not by row: the same list in another order says the same.
    to_json(list($facts ORDER BY $facts)) AS facts
FROM matched JOIN listed USING (row) GROUP BY person_id;
-- A doubt of whoever is listed, else whatever list and register disagree about.
CREATE TEMP VIEW finding AS
SELECT 'listed' AS finding, p.village_code, p.household_id, p.id AS person_id, t.match, t.probability, t.levels, t.facts
FROM person AS p JOIN told AS t ON t.person_id = p.id WHERE ($claim) IS NOT TRUE
UNION ALL
SELECT 'absent', p.village_code, p.household_id, p.id, NULL, NULL, NULL, '[]'
FROM person AS p ANTI JOIN told AS t ON t.person_id = p.id WHERE $claim;
CREATE TEMP VIEW counted AS
SELECT
    (SELECT count(DISTINCT row) FROM matched WHERE match <> 'likeness') AS by_id,
    (SELECT count(DISTINCT row) FROM matched WHERE match = 'likeness') AS by_likeness,
    (SELECT count(*) FROM person AS p WHERE $claim) AS claimed;
