import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { eurosInWords } from '../platform/i18n/euros-in-words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import { monthOf } from '../reservation/months.js';
import type { Telecentre } from '../telecentres/network.js';
import { amountIn } from './dues.js';
import { Facts } from './facts.views.js';
import { tenantName, type RentalRecord } from './rental-record.js';
import { DONE_IN_WORDS, lastDaySaid, pageOf, renewalFacts, WORDS } from './rentals.words.js';
import { stateOn, type RentalState } from './terms.js';

export interface RentalsPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly rentals: readonly RentalRecord[];
  readonly today: LocalDate;
}

/** The places of a telecentre that somebody has for months: now, later, and before. */
export function RentalsPage(props: RentalsPageProps): JSX.Element {
  const { visit, telecentre, rentals } = props;
  const { language } = visit;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="rentals" title={WORDS.title[language]}>
      <p class="actions">
        <a class="button" href={pageOf(telecentre.slug, 'new')}>
          {WORDS.add[language]}
        </a>
      </p>
      {rentals.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      {(['running', 'coming', 'ended'] as const).map((state) => (
        <Part key={state} state={state} {...props} />
      ))}
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

export function tenantInWords({ tenant }: Pick<RentalRecord, 'tenant'>, language: Language): string {
  return tenantName(tenant) ?? WORDS.forgotten[language];
}

function Part({
  state,
  visit: { language },
  telecentre,
  rentals,
  today,
}: RentalsPageProps & { readonly state: RentalState }): JSX.Element | null {
  const some = rentals.filter((one) => stateOn(one, today) === state);
  if (some.length === 0) return null;
  return (
    <section>
      <h2>{WORDS[state][language]}</h2>
      <ul class="rows rentals">
        {some.map((rental) => (
          <li key={rental.id}>
            <div>
              <a href={pageOf(telecentre.slug, rental.reference)}>
                <strong>{rental.resourceName}</strong>
                {` · ${tenantInWords(rental, language)}`}
              </a>
              <p class="muted">{summaryOf(rental, today, language)}</p>
              {rental.endsOn === null && <Facts facts={renewalFacts(rental, today, language)} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function summaryOf(rental: RentalRecord, today: LocalDate, language: Language): string {
  const { startsOn, endsOn } = rental;
  const month = monthOf(startsOn > today ? startsOn : today);
  const amount = eurosInWords(amountIn(rental, month), language);
  const [since, a] = language === 'fr' ? ['depuis le', 'par mois'] : ['since', 'a month'];
  const from = `${startsOn > today ? (language === 'fr' ? 'à partir du' : 'from') : since} ${dateInWords(startsOn, language)}`;
  const until = endsOn === null ? [] : [lastDaySaid(rental, language)];
  return [from, ...until, `${amount} ${a}`].join(', ');
}
