-- What splink compares: the entries with what is worked out from them. A new statement begins after a line that ends
-- with a semicolon.
CREATE TEMP MACRO one_character(one, other) AS CASE
    WHEN length(one) = length(other)
        THEN len(list_filter(range(1, length(one) + 1), lambda i: substr(one, i, 1) <> substr(other, i, 1))) = 1
    WHEN abs(length(one) - length(other)) = 1 AND least(length(one), length(other)) >= 2
        THEN list_contains(
            list_transform(
                range(0, greatest(length(one), length(other))),
                lambda i: CASE WHEN length(one) > length(other) THEN substr(one, 1, i) || substr(one, i + 2)
                    ELSE substr(other, 1, i) || substr(other, i + 2) END
            ),
            CASE WHEN length(one) > length(other) THEN other ELSE one END
        )
    ELSE false
END;
CREATE TEMP MACRO unlike(one, other) AS
    list_filter(range(1, 15), lambda i: substr(one, i, 1) <> substr(other, i, 1));
CREATE TEMP MACRO document_slip(one, other) AS substr(one, 15, 3) = substr(other, 15, 3) AND CASE
    len(unlike(one, other))
    WHEN 1 THEN true
    WHEN 2 THEN unlike(one, other)[2] = unlike(one, other)[1] + 1
        AND substr(one, CAST(unlike(one, other)[1] AS BIGINT), 1) = substr(other, CAST(unlike(one, other)[2] AS BIGINT), 1)
        AND substr(one, CAST(unlike(one, other)[2] AS BIGINT), 1) = substr(other, CAST(unlike(one, other)[1] AS BIGINT), 1)
    ELSE false
END;
CREATE TEMP TABLE entry AS SELECT
    id,
    household_id,
    village_code,
    name,
    name_pinyin,
    sex,
    birth_date,
    substr(id_number, 1, 18) AS document,
    nullif(coalesce(list_distinct(list(name_pinyin) OVER household), []), []) AS kin
FROM told
WINDOW household AS (
    PARTITION BY household_id ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW
);
