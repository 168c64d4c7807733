import type { JSX } from 'preact';
import { visitorOf } from '../accounts/visit.js';
import { WhoFields } from '../booking-forms/for-whom.views.js';
import { FOR_WHOM_WORDS } from '../booking-forms/for-whom.words.js';
import { REPEAT, repeatPath } from '../booking-forms/series-path.js';
import { BOOK_FOR, bookForPath } from '../host-frame/book-for-path.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { Alert, Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { InsteadFor } from './book-for.instead.views.js';
import { kindsAt, partsAt } from './book-for.js';
import type { BookForProps } from './book-for.props.js';
import { valueOfKind } from './book-for.schemas.js';
import { BOOK_FOR_WORDS as WORDS, oneOf } from './book-for.words.js';
import { BOOKING_WORDS, PART_IN_WORDS } from './host-booking.words.js';

/** Who, when, what: in the order in which somebody says it on the telephone. */
export function BookForPage(props: BookForProps): JSX.Element {
  const { visit, telecentre, wrong } = props;
  const { language } = visit;
  const labels = {
    name: FOR_WHOM_WORDS.name[language],
    email: FOR_WHOM_WORDS.email[language],
    date: BOOKING_WORDS.date[language],
    from: BOOKING_WORDS.from[language],
    to: BOOKING_WORDS.to[language],
    place: WORDS.place[language],
    people: WORDS.people[language],
    message: WORDS.message[language],
  };
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="week" title={BOOK_FOR[language]}>
      {wrong.messages.length > 0 && (
        <Alert>
          {wrong.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      {Object.keys(wrong.errors).length > 0 && (
        <WhatIsWrong
          form={{ value: null, errors: wrong.errors, typed: {} }}
          language={language}
          labels={labels}
        />
      )}
      <InsteadFor {...props} />
      <Form action={bookForPath(telecentre.slug)} formToken={visitorOf(visit).formToken} class="move-by-host">
        <input type="hidden" name="key" value={props.sendKey} />
        <WhoFields language={language} typed={wrong.typed} errors={wrong.errors} />
        <WhenFields {...props} />
        <WhatFields {...props} />
        <button type="submit">{WORDS.book[language]}</button>
      </Form>
      <p class="aside">
        <a href={repeatPath({ telecentre: telecentre.slug, other: 'yes' })}>{REPEAT[language]}</a>
      </p>
    </HostFrame>
  );
}

function WhenFields({
  visit: { language },
  telecentre: { resources },
  wrong: { typed, errors },
}: BookForProps): JSX.Element {
  const parts = partsAt(resources);
  return (
    <>
      <Field
        name="date"
        type="date"
        label={BOOKING_WORDS.date[language]}
        value={typed['date']}
        error={errors['date']}
        required
      />
      <Choice
        name="part"
        label={WORDS.part[language]}
        {...(parts.includes('hours') ? { help: BOOKING_WORDS.hoursHelp[language] } : {})}
        options={parts.map((part) => ({ value: part, label: PART_IN_WORDS[part][language] }))}
        value={typed['part']}
        error={errors['part']}
      />
      {parts.includes('hours') && (
        <div class="hours">
          {(['from', 'to'] as const).map((name) => (
            <Field
              key={name}
              name={name}
              type="time"
              label={BOOKING_WORDS[name][language]}
              value={typed[name]}
              error={errors[name]}
            />
          ))}
        </div>
      )}
    </>
  );
}

function WhatFields({
  visit: { language },
  telecentre,
  wrong: { typed, errors },
}: BookForProps): JSX.Element {
  const kinds = kindsAt(telecentre).map((kind) => ({
    value: valueOfKind(kind),
    label: oneOf(kind, language),
  }));
  const places = telecentre.resources.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Choice
        name="place"
        label={WORDS.place[language]}
        options={[
          { label: WORDS.anyOfKind[language], options: kinds },
          { label: WORDS.onePlace[language], options: places },
        ]}
        value={typed['place']}
        error={errors['place']}
      />
      <Field
        name="people"
        label={WORDS.people[language]}
        inputmode="numeric"
        value={typed['people']}
        error={errors['people']}
        maxlength={4}
        required
      />
      <Field
        name="message"
        label={WORDS.message[language]}
        help={WORDS.messageHelp[language]}
        value={typed['message']}
        error={errors['message']}
        maxlength={500}
        autocomplete="off"
      />
    </>
  );
}
