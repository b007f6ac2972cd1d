interface View {
  readonly name: string;
  readonly comment: string;
  readonly query: string;
}

/** Views in plain words, each after those it asks; names of tables stand for those of the own schema. */
export const views: readonly View[] = [
  {
    name: 'operation_history',
    comment: 'Who recorded what and when as told, and whether it was admitted',
    query: `select o.key, o.kind, o.value, g.segment_id, o.ordinal, g.log, o.sequence,
      h.person_id, h.role, case when o.told_at between 0 and 253402300799999 then to_timestamp(o.told_at / 1000.0) end as told_at,
      case when q.segment_id is null then 'admitted' when q.reason = 'unknown' then 'unknown'
        when q.settled = 'released' then 'released' else 'quarantined' end as verdict,
      q.reason as quarantine_reason
      from operation o join segment g using (segment_number)
      left join key_holder h using (signer)
      left join quarantine q on q.segment_id = g.segment_id and q.ordinal = o.ordinal`,
  },
  {
    name: 'sheet_total',
    comment:
      'Sheets that count: sum of weight × points and sum of weights, both in thousandths, exact; their ratio is the weighted mean of a sheet',
    query: `select s.stage_id, s.submission_id, s.juror_id, b.nomination_id, b.region_code,
      sum(w.weight * s.points) as weighted, sum(w.weight) as weights
      from score s join submission b using (submission_id)
      join criterion_weight w on w.stage_id = s.stage_id and w.nomination_id = b.nomination_id
        and w.criterion_id = s.criterion_id
      where s.counts and s.points is not null and b.admitted
      group by s.stage_id, s.submission_id, s.juror_id, b.nomination_id, b.region_code
      having sum(w.weight) > 0`,
  },
  {
    name: 'submission_total',
    comment:
      'Sheets that count by application and by their sum of weights: what the mean of an application is made of',
    query: `select stage_id, nomination_id, submission_id, weights, count(*) as sheets,
      sum(weighted) as weighted from sheet_total
      group by stage_id, nomination_id, submission_id, weights`,
  },
  {
    name: 'region_report',
    comment:
      'By stage and region: applications, sheets, sheets handed in, and the mean of their points',
    query: `select s.stage_id, b.region_code, max(r.title_kk) as title_kk, max(r.title_ru) as title_ru,
      max(r.title_en) as title_en, count(distinct s.submission_id) as submissions, count(*) as sheets,
      count(*) filter (where s.counts) as counted_sheets, round(avg(t.weighted / t.weights) / 1000, 3) as mean_points
      from sheet s join submission b using (submission_id) left join region r on r.region_code = b.region_code
      left join sheet_total t on t.stage_id = s.stage_id and t.submission_id = s.submission_id
        and t.juror_id = s.juror_id
      group by s.stage_id, b.region_code`,
  },
  {
    name: 'juror_progress',
    comment: 'By stage and juror: sheets, those handed in, and those that are still open',
    query: `select s.stage_id, s.juror_id, max(p.surname) as surname, max(p.given_name) as given_name,
      max(p.region_code) as region_code, count(*) as sheets,
      count(*) filter (where s.counts) as counted_sheets,
      count(*) filter (where not s.counts and s.status <> 'recused') as open_sheets
      from sheet s join person p on p.person_id = s.juror_id group by s.stage_id, s.juror_id`,
  },
  {
    name: 'nomination_report',
    comment:
      'By stage and nomination: applications, sheets that count, least and greatest weighted mean of a sheet',
    query: `select t.stage_id, t.nomination_id, count(distinct t.submission_id) as submissions,
      count(*) as counted_sheets, round(min(t.weighted / t.weights) / 1000, 3) as least_points,
      round(max(t.weighted / t.weights) / 1000, 3) as most_points
      from sheet_total t group by t.stage_id, t.nomination_id`,
  },
];
