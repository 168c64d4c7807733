import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { placeOf, receivesAt } from '../bookings/standing.js';
import { targetOf, unknownTarget, type Target } from '../bookings/target.js';
import type { Caller } from '../permissions/caller.js';
import type { Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { UnitId } from '../reservation/resource.js';
import { takeSeriesInHand } from '../series/known-series.js';
import { updateSeries } from '../series/series.queries.js';
import { unitsOf } from '../series/taken-about.js';
import { changeDate, mayTouch } from './change-date.js';
import { planOf, type DatePlan, type Edit } from './date-plan.js';
import { DecideAgain, HoldingService, type HeldSeries } from './holding.service.js';
import { partRule } from './parting.js';
import { datesIn } from './scope.js';
import {
  changedFields,
  changedTemplate,
  type ChangedSeries,
  type DateOutcome,
  type SeriesChangeWish,
} from './series-change.js';
import { noneFollows, notAllFollow, staleSeries } from './series-changes.problems.js';
import { partSeries } from './series-changes.queries.js';
import { tellOf } from './telling.js';
import { tryDates } from './trying.js';

/** Changes all dates of a series, or those from one on: all that can follow, and what is their own stays. */
@Injectable()
export class ChangingService {
  constructor(private readonly holding: HoldingService) {}

  async change(
    caller: Caller,
    id: string,
    wish: SeriesChangeWish,
    language: Language,
  ): Promise<ChangedSeries> {
    const { dryRun } = wish;
    const unitsWanted = (held: HeldSeries): UnitId[] => unitsOfAll(plansOf(held, wish, language));
    return this.holding.whileHeld(caller, id, { unitsWanted, dryRun }, (sql, held) =>
      change(sql, held, wish, language),
    );
  }
}

interface Plans {
  readonly edit: Edit;
  readonly target: Target;
  readonly plans: readonly DatePlan[];
  /** Where those want to be that are moved. */
  readonly targets: readonly Target[];
}

function plansOf(held: HeldSeries, { scope, change, revision }: SeriesChangeWish, language: Language): Plans {
  const { series, standing, caller, network, now } = held;
  if (revision !== undefined && revision !== series.revision) throw staleSeries(series.revision);
  const to = changedTemplate(series, change, network);
  const target = targetOf(to.where, network);
  if (target === null) throw unknownTarget(to.where, language);
  if (standing.as === 'receiver' && !receivesAt(caller, placeOf(target.telecentre))) throw notFound();
  const edit = { series, to, changing: changedFields(series, to) };
  const plans = datesIn(series, scope, language).map((one) => planOf(one, edit, network, now));
  const wheres = plans.flatMap((plan) => (plan.do === 'move' ? [plan.wish.where] : []));
  const targets = wheres.flatMap((where) => targetOf(where, network) ?? []);
  return { edit, target, plans, targets };
}

function unitsOfAll({ target, targets }: Plans): UnitId[] {
  return unitsOf([target, ...targets].flatMap(({ resources }) => resources));
}

async function change(
  sql: Sql,
  held: HeldSeries,
  wish: SeriesChangeWish,
  language: Language,
): Promise<ChangedSeries> {
  const { caller, series, now } = held;
  const { edit, target, plans } = plansOf(held, wish, language);
  if (edit.changing.length === 0)
    return { after: held, outcomes: plans.map(({ date }) => ({ date, deed: 'unchanged' })), parted: null };

  const part = await partedFrom(sql, held, plans);
  const { id, rule } = part ?? series;
  const rest = { telecentreId: target.telecentre.id, rule };
  await updateSeries(sql, id, { ...edit.to, ...rest }, now);
  const outcomes = await changeDates(sql, held, plans);
  const dates = plans.flatMap((plan) => (plan.do === 'try' ? [plan.date] : []));
  outcomes.push(...(await tryDates(sql, { series: id, template: edit.to, target, dates }, held)));
  outcomes.sort((one, other) => (one.date < other.date ? -1 : 1));

  const parted = part === null ? null : series.id;
  const after = await takeSeriesInHand(sql, caller, id);
  const changed = { after, outcomes, parted };
  if (wish.dryRun) {
    const { id: same, continues, revision } = series;
    return {
      ...changed,
      after: { ...after, series: { ...after.series, id: same, continues, revision } },
      parted: null,
    };
  }
  const isKept = ({ deed }: DateOutcome): boolean => deed === 'kept';
  if (wish.onConflict === 'refuse' && outcomes.some(isKept)) throw notAllFollow(changed, language);
  if (outcomes.some(isKept) && !outcomes.some(({ deed }) => FOLLOWED.includes(deed)))
    throw noneFollows(changed, language);
  await tellOf(sql, 'changed', held, changed);
  return changed;
}

const FOLLOWED: readonly DateOutcome['deed'][] = ['changed', 'booked', 'waiting'];

/** Null: all of its dates are meant. */
async function partedFrom(
  sql: Sql,
  { series, now }: HeldSeries,
  plans: readonly DatePlan[],
): Promise<{ readonly id: string; readonly rule: string | null } | null> {
  const before = series.dates.slice(0, series.dates.length - plans.length).map(({ date }) => date);
  const date = plans[0]?.date;
  if (before.length === 0 || date === undefined) return null;
  const rules = partRule(series.rule, before);
  const id = randomUUID();
  await partSeries(sql, { series: series.id, date, id, rules }, now);
  return { id, rule: rules.after };
}

async function changeDates(sql: Sql, held: HeldSeries, plans: readonly DatePlan[]): Promise<DateOutcome[]> {
  const outcomes: DateOutcome[] = [];
  for (const plan of plans) {
    if (plan.do === 'try') continue;
    if (plan.do === 'nothing') {
      outcomes.push({ date: plan.date, deed: 'unchanged', own: plan.own });
    } else if (!mayTouch(plan.booking, held)) {
      outcomes.push({ date: plan.date, deed: 'kept', why: 'not-yours' });
    } else {
      const outcome = await changeDate(sql, plan, held);
      if (outcome === null) throw new DecideAgain();
      outcomes.push(outcome);
    }
  }
  return outcomes;
}
