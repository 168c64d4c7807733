import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { KIND } from '../bookings/kind.words.js';
import type { DayCells } from '../booking-forms/day-cells.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { Resource } from '../reservation/resource.js';
import { TO_BE_CONFIRMED_BY_TELECENTRE } from '../telecentres/coming-there.words.js';
import type { Telecentre } from '../telecentres/network.js';
import { ON_REQUEST } from '../telecentres/on-request.words.js';
import { toBeConfirmed } from '../telecentres/telecentres.views.js';
import type { DayLine } from './day-line.js';
import { ByTheHour } from './day-line.views.js';
import { DaysAhead, pathOf } from './days.views.js';
import type { NothingFree } from './elsewhere.js';
import { EquipmentList } from './equipment.views.js';
import { GRANULARITY, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';
import type { Weeks } from './weeks.js';

export interface ResourcePageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly resource: Resource;
  readonly weeks: Weeks;
  readonly days: readonly DayCells[];
  readonly line: DayLine;
  readonly asTable: boolean;
  readonly nothing: NothingFree | null;
}

export function ResourcePage({ visit, telecentre, resource, ...shown }: ResourcePageProps): JSX.Element {
  const { language } = visit;
  const { weeks, days, line, asTable, nothing } = shown;
  const zone = telecentre.opening.timeZone;
  const { granularities } = resource.policy;
  const path = `/resources/${resource.id}`;
  const view = asTable ? 'table' : undefined;
  return (
    <Framed visit={visit} title={`${resource.name}, ${telecentre.name}`}>
      <h1>{resource.name}</h1>
      <Facts telecentre={telecentre} resource={resource} language={language} />
      {granularities.some((one) => one !== 'hour') && (
        <section aria-labelledby="days">
          <h2 id="days">{WORDS.daysAhead[language]}</h2>
          <DaysAhead
            language={language}
            weeks={weeks}
            days={days}
            of={resource.name}
            one
            zone={zone}
            asTable={asTable}
            nothing={nothing}
            pathWith={(changed) => pathOf(path, { from: weeks.from, view, ...changed }, 'days')}
          />
        </section>
      )}
      {granularities.includes('hour') && (
        <section aria-labelledby="hours">
          <h2 id="hours">{WORDS.byTheHour[language]}</h2>
          <ByTheHour
            language={language}
            resource={resource}
            line={line}
            zone={zone}
            today={weeks.today}
            pathOn={(date) => pathOf(path, { date, view }, 'hours')}
          />
        </section>
      )}
      {resource.equipment.length > 0 && <h2>{WORDS.equipment[language]}</h2>}
      <EquipmentList resources={[resource]} language={language} />
      <p class="aside unprinted">
        <a href={`/free-busy/${resource.id}`}>
          <Icon name="door-open" /> {WORDS.atTheDoor[language]}
        </a>
      </p>
    </Framed>
  );
}

function Facts({
  telecentre,
  resource,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly resource: Resource;
  readonly language: Language;
}): JSX.Element {
  const { capacity, kind, policy } = resource;
  const inWords = policy.granularities.map((one) => GRANULARITY[one][language]);
  return (
    <dl class="facts">
      <dt>{WORDS.telecentre[language]}</dt>
      <dd>
        <a href={`/telecentres/${telecentre.slug}`}>{telecentre.name}</a>
        {!telecentre.name.includes(telecentre.commune.name) && `, ${telecentre.commune.name}`}
      </dd>
      <dt>{WORDS.kind[language]}</dt>
      <dd>{KIND[language][kind]}</dd>
      {kind !== 'desk' && (
        <>
          <dt>{WORDS.seats[language]}</dt>
          <dd>{capacity}</dd>
        </>
      )}
      <dt>{WORDS.bookedBy[language]}</dt>
      <dd>
        {inWords.join(', ')}
        {policy.needsApproval && ` (${ON_REQUEST[language]})`}
      </dd>
      {toBeConfirmed(telecentre).includes('resources') && (
        <>
          <dt>{WORDS.assumedPlace[language]}</dt>
          <dd class="muted">{TO_BE_CONFIRMED_BY_TELECENTRE[language]}</dd>
        </>
      )}
    </dl>
  );
}

/** Of a place that somebody has kept the address of. */
export function GonePage({
  visit,
  name,
  telecentre,
}: {
  readonly visit: Visit;
  readonly name: string;
  /** Null when the whole telecentre is not shown. */
  readonly telecentre: Telecentre | null;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.goneTitle[language]}>
      <h1>{WORDS.goneTitle[language]}</h1>
      <p>
        <strong>{name}</strong>
        {telecentre !== null && `, ${telecentre.name}`}
      </p>
      <p>{WORDS.gone[language]}</p>
      <p class="actions">
        {telecentre !== null && (
          <a
            href={`/telecentres/${telecentre.slug}`}
          >{`${WORDS.otherPlaces[language]} ${telecentre.name}`}</a>
        )}
        <a href="/telecentres">{WORDS.telecentres[language]}</a>
      </p>
    </Framed>
  );
}
