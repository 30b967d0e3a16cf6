-- Amounts in the stored sentences of imports were `{"openingCents": 1200, "currency": "EUR"}`; they are now money like in every
-- other sentence: `{"opening": {"cents": 1200, "currency": "EUR"}}`.
update intake.rejection r set params = (
  select jsonb_object_agg(left(p.key, -5), jsonb_build_object('cents', p.value, 'currency', r.params->'currency'))
  from jsonb_each(r.params) p where p.key like '%Cents'
) || (
  select coalesce(jsonb_object_agg(p.key, p.value), '{}') from jsonb_each(r.params) p where p.key not like '%Cents' and p.key <> 'currency'
)
where r.code in ('opening_differs', 'still_listed') and r.params ? 'currency';

update intake.import m set refusal = jsonb_set(m.refusal, '{params}', (
  select jsonb_object_agg(left(p.key, -5), jsonb_build_object('cents', p.value, 'currency', m.refusal->'params'->'currency'))
  from jsonb_each(m.refusal->'params') p where p.key like '%Cents'
) || (
  select coalesce(jsonb_object_agg(p.key, p.value), '{}') from jsonb_each(m.refusal->'params') p where p.key not like '%Cents' and p.key <> 'currency'
))
where m.refusal->>'code' = 'total_differs' and m.refusal->'params' ? 'currency';
