import type { JSX } from 'preact';
import { visitorOf } from '../accounts/visit.js';
import { whenInWords } from '../booking-links/link.words.js';
import type { Holder } from '../bookings/people.js';
import { lengthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';
import type { AskedDrop } from './asked-drop.js';
import type { HostBookingProps } from './host-booking.props.js';
import { BOOKING_WORDS as WORDS } from './host-booking.words.js';

/** What the drop would change, and who would be told. */
export function DropQuestion({
  visit,
  received: { booking, holder },
  asked: { fields, placeName, stay },
}: Pick<HostBookingProps, 'visit' | 'received'> & { readonly asked: AskedDrop }): JSX.Element {
  const { language } = visit;
  const { start, end, timeZone, reference, telecentre, resourceName } = booking;
  const then = whenInWords({ ...stay, timeZone }, language);
  return (
    <section class="notice" aria-labelledby="asked">
      <h2 id="asked">{WORDS.moveAsked[language]}</h2>
      <dl class="facts">
        <dt>{WORDS.now[language]}</dt>
        <dd>
          {whenInWords(booking, language)}, {resourceName}
        </dd>
        <dt>{WORDS.then[language]}</dt>
        <dd>
          <strong>
            {then}, {placeName}
          </strong>
        </dd>
      </dl>
      <p>
        {lengthChange({ start, end }, stay, language)}
        {tellsThem(holder, language)}
      </p>
      <Form action={`/host/bookings/${reference}/move`} formToken={visitorOf(visit).formToken}>
        {Object.entries({ ...fields, sure: 'yes' }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <button type="submit">{WORDS.move[language]}</button>
          <a
            class="button quiet"
            href={`/telecentres/${telecentre}/week?date=${localDateOf(start, timeZone)}`}
          >
            {WORDS.leaveIt[language]}
          </a>
        </div>
      </Form>
    </section>
  );
}

/** A half-day is not as long on every day. */
function lengthChange(before: Period, then: Period, language: Language): string {
  const [was, becomes] = [before, then].map(({ start, end }) =>
    lengthInWords((end - start) / 60_000, language),
  );
  if (was === becomes) return '';
  return language === 'fr'
    ? `Elle durera ${becomes} au lieu de ${was}. `
    : `It will take ${becomes} instead of ${was}. `;
}

/** A guest or somebody without a booking has left no address. */
function tellsThem(holder: Holder, language: Language): string {
  if (holder.kind !== 'member') return WORDS.tellThem[language];
  return WORDS.willBeTold[language].replace('{name}', () => holder.name ?? holder.email);
}
