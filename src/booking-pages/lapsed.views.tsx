import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { linkPath } from '../booking-links/booking-links.js';
import type { OpenedLink } from '../booking-links/link-door.js';
import { STATUS_IN_WORDS } from '../booking-links/link.words.js';
import type { Words } from '../platform/i18n/language.js';
import { Alert, Form } from '../platform/web/form.js';
import { Proposals } from './proposals.views.js';
import type { Look } from './wish-looks.service.js';
import { WishInShort } from './wish.views.js';

/** They took longer than the place was kept: it can be had again, or something like it. */
export function LapsedPage({
  link,
  look,
  own,
  title,
}: {
  readonly link: OpenedLink;
  readonly look: Look;
  readonly own: Own;
  /** What they had typed. */
  readonly title: string | null;
}): JSX.Element {
  const { visit, token } = link;
  const { language } = visit;
  const { wish, place, refusal } = look;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <Alert>
        <p>{STATUS_IN_WORDS.expired[language]}</p>
        {refusal?.messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
        {title !== null && title !== '' && (
          <p>
            {WORDS.titleKept[language]} {title}
          </p>
        )}
      </Alert>
      <WishInShort wish={wish} place={place} language={language} />
      {refusal === null ? (
        <Form action={`${linkPath(token)}/hold`} formToken={visit.visitor?.formToken ?? null}>
          <input type="hidden" name="title" value={title ?? ''} />
          <p>{WORDS.stillFree[language]}</p>
          <button type="submit">{WORDS.again[language]}</button>
        </Form>
      ) : (
        <Proposals
          visit={visit}
          wish={wish}
          near={place.telecentre.slug}
          kind={place.kind}
          proposals={refusal.proposals}
          own={own}
        />
      )}
    </Framed>
  );
}

const WORDS = {
  title: { fr: 'La place a été rendue', en: 'The place has been given back' },
  titleKept: { fr: 'Votre objet est gardé\u00a0:', en: 'Your title is kept:' },
  stillFree: { fr: 'Elle est encore libre.', en: 'It is still free.' },
  again: { fr: 'Reprendre cette place', en: 'Take this place again' },
} satisfies Record<string, Words>;
