import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Language } from '../platform/i18n/language.js';
import { spanInWords } from '../platform/i18n/span-in-words.js';
import { addDays, wallClockAt } from '../reservation/local-time.js';
import type { Closure } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import type { ClosingRecord } from './closings.queries.js';
import { DONE_IN_WORDS, outsideNotice, pageOf, WORDS } from './closures.words.js';
import type { Proposal } from './proposals.js';

export interface ClosuresPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly closings: readonly ClosingRecord[];
  readonly proposals: readonly Proposal[];
  /** How many bookings stand outside the hours. */
  readonly outside: number;
  readonly done: keyof typeof DONE_IN_WORDS | undefined;
  readonly now: Instant;
}

/** What is closed now, later and earlier, and the way to close. */
export function ClosuresPage(props: ClosuresPageProps): JSX.Element {
  const { visit, telecentre, outside, done, now } = props;
  const { language } = visit;
  const entries = entriesOf(props);
  const parts = {
    now: entries.filter((one) => one.stands && one.start <= now && one.end > now),
    coming: entries.filter((one) => one.stands && one.start > now),
    past: entries.filter((one) => !one.stands || one.end <= now).reverse(),
  };
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="closures" title={WORDS.title[language]}>
      <SaidDone done={done} language={language} />
      <OutsideNotice slug={telecentre.slug} count={outside} language={language} />
      <p class="actions">
        <a class="button" href={pageOf(telecentre.slug, 'new')}>
          {WORDS.close[language]}
        </a>
      </p>
      {entries.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      {(['now', 'coming'] as const).map((part) => (
        <Part key={part} entries={parts[part]} title={WORDS[part][language]} {...props} />
      ))}
      <Proposals {...props} />
      <Part entries={parts.past} title={WORDS.past[language]} {...props} />
    </HostFrame>
  );
}

export function SaidDone({
  done,
  language,
}: {
  readonly done: keyof typeof DONE_IN_WORDS | undefined;
  readonly language: Language;
}): JSX.Element | null {
  if (done === undefined) return null;
  return (
    <p class="notice" role="status">
      {DONE_IN_WORDS[done][language]}
    </p>
  );
}

/** Also for other pages of the host: what stands outside the hours is never kept in silence. */
export function OutsideNotice({
  slug,
  count,
  language,
}: {
  readonly slug: string;
  readonly count: number;
  readonly language: Language;
}): JSX.Element | null {
  if (count === 0) return null;
  return (
    <p class="warning">
      <a href={pageOf(slug, 'outside-hours')}>{outsideNotice(count, language)}</a>
    </p>
  );
}

interface Entry extends Closure {
  readonly key: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly when: readonly [localStart: string, localEnd: string];
  readonly resourceName: string | null;
  /** The way to what became of everybody; null where the network closed it. */
  readonly href: string | null;
  readonly stands: boolean;
}

/** Those that were closed here, and those of the network file that were not. */
function entriesOf({ telecentre, closings }: ClosuresPageProps): Entry[] {
  const here = closings.map((one): Entry => {
    const { id, start, end, localStart, localEnd, reason, resourceName, closure } = one;
    const when = [localStart, localEnd] as const;
    const href = pageOf(telecentre.slug, id);
    const period = { start, end };
    return { key: id, period, start, end, when, reason, resourceName, href, stands: closure !== null };
  });
  const zone = telecentre.opening.timeZone;
  const byNetwork = telecentre.closures
    .filter(({ period }) => !here.some(({ start, end }) => start === period.start && end === period.end))
    .map(({ period, reason }): Entry => {
      const when = [wallClockAt(period.start, zone), wallClockAt(period.end, zone)] as const;
      const key = `${period.start}-${period.end}`;
      return { key, period, ...period, when, reason, resourceName: null, href: null, stands: true };
    });
  return [...here, ...byNetwork].sort((one, other) => one.start - other.start);
}

function Part({
  entries,
  title,
  visit: { language },
}: { readonly entries: readonly Entry[]; readonly title: string } & ClosuresPageProps): JSX.Element | null {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows closings">
        {entries.map(({ key, when, reason, resourceName, href, stands }) => {
          const span = spanInWords(...when, language);
          return (
            <li key={key}>
              <div>
                {href === null ? <strong>{span}</strong> : <a href={href}>{span}</a>}
                <p class="muted">
                  {[resourceName ?? WORDS.whole[language], reason].join(', ')}
                  {!stands && ` (${WORDS.lifted[language]})`}
                  {href === null && ` (${WORDS.byNetwork[language]})`}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One press each leads to the same form, filled in. */
function Proposals({ proposals, telecentre, visit: { language } }: ClosuresPageProps): JSX.Element | null {
  if (proposals.length === 0) return null;
  return (
    <section>
      <h2>{WORDS.proposals[language]}</h2>
      <ul class="ways">
        {proposals.map(({ kind, from, to, name }) => {
          const reason = kind === 'bridge' ? WORDS.bridgeReason[language] : name;
          const query = new URLSearchParams({ when: 'dates', from, to, reason });
          const span = spanInWords(`${from}T00:00`, `${addDays(to, 1)}T00:00`, language);
          const why = (kind === 'bridge' ? WORDS.bridge : WORDS.lastYear)[language];
          return (
            <li key={`${kind} ${from}`}>
              <a href={`${pageOf(telecentre.slug, 'new')}?${query.toString()}`}>
                {span} ({why}
                {language === 'fr' ? '\u00a0: ' : ': '}
                {name})
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
