-- The tables that the rules are asked of. `told_*` hold the fields of the sheets, money in yuan; the parameters are those of
-- policy. A household that was removed from the register is not asked about, nor its members.

CREATE TEMP TABLE person AS
WITH kept AS (
    SELECT * FROM told_person WHERE household_id NOT IN (SELECT id FROM told_household WHERE status = 'removed')
), twice AS (
    SELECT id_number FROM told_person GROUP BY id_number HAVING count(*) > 1
), shared AS (
    SELECT
        id_number,
        count(*) AS id_persons,
        count(DISTINCT household_id) AS id_households,
        count(DISTINCT household_id) FILTER (relation = 'head') AS id_heads
    FROM kept SEMI JOIN twice USING (id_number) GROUP BY id_number
)
SELECT
    kept.* EXCLUDE (id_number, name),
    CASE relation WHEN 'head' THEN name END AS head_name,
    datesub('year', birth_date, $on) AS age,
    datesub('year', birth_date, $school_year_began) AS school_age,
    work IN ('township', 'county', 'province', 'outside') AS works_away,
    -- GB 11643: eight figures of the day of birth from the seventh on, the seventeenth is even for a woman.
    year(birth_date) * 10000 + month(birth_date) * 100 + day(birth_date) AS born,
    length(id_number) >= 18 AND coalesce(id_type, 'identity') IN ('identity', 'disability') AS has_id,
    CASE WHEN has_id THEN try_cast(substr(id_number, 7, 8) AS INTEGER) END AS id_born,
    id_born // 10000 AS id_year,
    CASE WHEN has_id THEN try_cast(substr(id_number, 17, 1) AS INTEGER) % 2 = 0 END AS id_female,
    shared.id_persons,
    shared.id_households,
    shared.id_heads
FROM kept LEFT JOIN shared USING (id_number);

CREATE TEMP TABLE household AS
WITH members AS (
    SELECT
        household_id AS id,
        count(*) AS listed,
        count(*) FILTER (relation = 'head') AS heads,
        any_value(head_name) AS listed_head,
        any_value(age) FILTER (relation = 'head') AS head_age,
        count(*) FILTER (relation = 'spouse') AS spouses,
        count(health) AS health_told,
        count(*) FILTER (has(health, 'chronic') OR has(health, 'serious')) AS ill,
        count(*) FILTER (has(health, 'disabled')) AS disabled,
        count(schooling) AS schooling_told,
        count(*) FILTER (schooling <> 'none') AS pupils,
        count(*) FILTER (
            schooling = 'none' AND school_age >= $compulsory_school_age
            AND school_age < $compulsory_school_age + $compulsory_school_years
        ) AS out_of_school,
        count(labour) AS labour_told,
        count(*) FILTER (labour IN ('ordinary', 'skilled', 'weak')) AS able,
        count(*) FILTER (labour IN ('ordinary', 'skilled')) AS hale,
        count(*) FILTER (works_away) AS away,
        sum(work_months) FILTER (works_away) AS months_away,
        count(*) FILTER (dibao) AS dibao_members,
        count(wubao) AS wubao_told,
        count(*) FILTER (wubao) AS wubao_members,
        count(*) FILTER (NOT medical_insurance) AS uninsured
    FROM person GROUP BY household_id
), phones AS (
    SELECT phone, count(*) AS phone_households FROM told_household WHERE status <> 'removed' AND phone IS NOT NULL
    GROUP BY phone HAVING count(*) > 1
), accounts AS (
    SELECT bank_account, count(*) AS account_households FROM told_household
    WHERE status <> 'removed' AND bank_account IS NOT NULL GROUP BY bank_account HAVING count(*) > 1
)
SELECT
    told.*,
    members.* EXCLUDE (id, listed),
    coalesce(members.listed, 0) AS listed,
    phones.phone_households,
    accounts.account_households,
    told.status IN ('poor', 'relapsed') AS poor,
    told.status = 'exited' AND year(told.exited_on) = year($on) AS left_this_year,
    coalesce(wage_income, 0) + coalesce(business_income, 0) + coalesce(transfer_income, 0) + coalesce(property_income, 0)
        AS receipts,
    coalesce(farmland, 0) + coalesce(forest, 0) + coalesce(forest_returned, 0) + coalesce(orchard, 0)
        + coalesce(grassland, 0) + coalesce(water_area, 0) AS land,
    coalesce(forest, 0) + coalesce(orchard, 0) AS woods,
    (NOT coalesce(food_assured, false))::INT + (NOT coalesce(clothing_assured, false))::INT
        + (NOT coalesce(education_guaranteed, false))::INT + (NOT coalesce(medical_guaranteed, false))::INT
        + (NOT coalesce(housing_guaranteed, false))::INT AS not_assured
FROM told_household AS told
LEFT JOIN members USING (id) LEFT JOIN phones USING (phone) LEFT JOIN accounts USING (bank_account)
WHERE told.status <> 'removed';

CREATE TEMP TABLE before AS
SELECT
    id, status, member_count, income_per_capita, farmland, coalesce(forest, 0) + coalesce(orchard, 0) AS woods
FROM told_before WHERE status <> 'removed';

CREATE TEMP TABLE village AS
WITH told_same AS (
    SELECT village_code, income_per_capita, count(*) AS households FROM household
    WHERE income_per_capita IS NOT NULL GROUP BY village_code, income_per_capita
), same AS (
    SELECT
        village_code,
        max(households) AS same_income,
        arg_max(income_per_capita, (households, -income_per_capita)) AS commonest_income
    FROM told_same GROUP BY village_code
), moved AS (
    SELECT
        household.village_code,
        count(*) AS poor_before,
        count(*) FILTER (household.status = 'exited') AS left_since
    FROM before JOIN household USING (id) WHERE before.status IN ('poor', 'relapsed') GROUP BY household.village_code
), each_village AS (
    SELECT village_code, count(income_per_capita) AS incomes, median(income_per_capita) AS median_income
    FROM household GROUP BY village_code
)
SELECT * FROM each_village LEFT JOIN same USING (village_code) LEFT JOIN moved USING (village_code);
