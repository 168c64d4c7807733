import type { JSX } from 'preact';
import { visitorOf } from '../accounts/visit.js';
import { Choice, Field, Form } from '../platform/web/form.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import { alternativeInWords, fieldsOf } from './alternatives.js';
import type { HostBookingProps } from './host-booking.props.js';
import { BOOKING_WORDS as WORDS, PART_IN_WORDS } from './host-booking.words.js';
import { BEST_PLACE, PARTS } from './host-move.js';
import { InsteadRow } from './instead-row.views.js';

/** The same as letting it fall on another cell of the week, for everybody. */
export function MovePart({ visit, received, wrong }: HostBookingProps): JSX.Element {
  const { language } = visit;
  const { booking, telecentre } = received;
  const { typed, errors } = wrong;
  const { start, end, timeZone } = booking;
  const places = (telecentre?.resources ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section>
      <h2>{WORDS.moving[language]}</h2>
      <p>{WORDS.movingHow[language]}</p>
      <Form
        action={`/host/bookings/${booking.reference}/move`}
        formToken={visitorOf(visit).formToken}
        class="move-by-host"
      >
        <Field
          name="date"
          type="date"
          label={WORDS.date[language]}
          value={typed['date'] ?? localDateOf(start, timeZone)}
          error={errors['date']}
          required
        />
        <Choice
          name="part"
          label={WORDS.part[language]}
          help={WORDS.hoursHelp[language]}
          options={PARTS.map((part) => ({ value: part, label: PART_IN_WORDS[part][language] }))}
          value={typed['part'] ?? booking.halfDay ?? 'hours'}
          error={errors['part']}
        />
        <div class="hours">
          <Field
            name="from"
            type="time"
            label={WORDS.from[language]}
            value={typed['from'] ?? localTimeOf(start, timeZone)}
            error={errors['from'] ?? errors['body']}
          />
          <Field
            name="to"
            type="time"
            label={WORDS.to[language]}
            value={typed['to'] ?? localTimeOf(end, timeZone)}
            error={errors['to']}
          />
        </div>
        <Choice
          name="place"
          label={WORDS.place[language]}
          options={[...places, { value: BEST_PLACE, label: WORDS.best[language] }]}
          value={typed['place'] ?? booking.resource}
          error={errors['place']}
        />
        <button type="submit">{WORDS.move[language]}</button>
      </Form>
    </section>
  );
}

/** What can be had instead of what was wished for, one press each. */
export function Instead({ visit, received, wrong }: HostBookingProps): JSX.Element {
  const { language } = visit;
  const { booking } = received;
  const { typed, instead } = wrong;
  const date = typed['date'] ?? localDateOf(booking.start, booking.timeZone);
  const part = typed['part'] ?? typed['dropped'] ?? booking.halfDay ?? 'hours';
  const action = `/host/bookings/${booking.reference}/move`;
  const row = { visit, action, press: WORDS.moveThere[language] };
  const asWished = { date, part, from: typed['from'] ?? '', to: typed['to'] ?? '' };
  return (
    <section>
      <h2>{WORDS.instead[language]}</h2>
      <ul class="rows">
        {typed['place'] !== BEST_PLACE && (
          <InsteadRow {...row} says={WORDS.anyPlace[language]} fields={{ ...asWished, place: BEST_PLACE }} />
        )}
        {instead.map((one) => (
          <InsteadRow
            key={one.start}
            {...row}
            says={alternativeInWords(one, language)}
            fields={fieldsOf(one)}
          />
        ))}
      </ul>
      <p class="aside">
        <a href={`/telecentres/${booking.telecentre}/week?date=${date}`}>{WORDS.seeWeek[language]}</a>
      </p>
    </section>
  );
}
