-- Whom each row of a list is about, and what follows for each person of the register. `listed` is the list, `likely` the
-- pairs that likeness gave, `person` the register. A new statement begins after a line that ends with a semicolon.
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
