import type { JSX } from 'preact';
import { requestsPath } from '../approvals/requests-path.js';
import { ClosingNotices } from '../closures/closing-notice.views.js';
import { OutsideNotice } from '../closures/closures.page.views.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { requestsInWords } from './host-day.words.js';
import type { PlaceNotices } from './place-notices.js';

/** A line each, with the way to what is to be done about it. */
export function Notices({
  telecentre,
  notices: { closings, waiting, outside },
  now,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly notices: PlaceNotices;
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <ClosingNotices telecentre={telecentre} closings={closings} now={now} language={language} />
      {waiting > 0 && (
        <p class="warning">
          <a href={requestsPath(telecentre.slug)}>{requestsInWords(waiting, language)}</a>
        </p>
      )}
      <OutsideNotice slug={telecentre.slug} count={outside} language={language} />
    </>
  );
}
