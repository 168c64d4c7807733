import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Words } from '../platform/i18n/language.js';
import { qrSvg } from '../platform/web/qr-code.js';
import type { Telecentre } from '../telecentres/network.js';

/** The address, this once. */
export function NewScreenPage({
  visit,
  telecentre,
  label,
  address,
}: {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly label: string;
  readonly address: string;
}): JSX.Element {
  const { language } = visit;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="attendance" title={label}>
      <p role="status">{WORDS.ready[language]}</p>
      <p>
        <code class="secret">{address}</code>
      </p>
      <div class="qr" dangerouslySetInnerHTML={{ __html: qrSvg(address, WORDS.code[language]) }} />
      <p class="muted">{WORDS.once[language]}</p>
      <p>
        <a href={`/telecentres/${telecentre.slug}/attendance`}>{WORDS.back[language]}</a>
      </p>
    </HostFrame>
  );
}

const WORDS = {
  ready: {
    fr: 'Ouvrez cette adresse sur la tablette, en la tapant ou en visant le code.',
    en: 'Open this address on the tablet: type it, or point its camera at the code.',
  },
  code: { fr: 'Code vers l’adresse de l’écran', en: 'Code of the address of the screen' },
  once: {
    fr: 'Elle n’est montrée qu’une fois. Perdue, retirez cet écran et créez-en un autre.',
    en: 'It is shown only once. If it is lost, withdraw this screen and make another.',
  },
  back: { fr: 'Revenir aux réglages', en: 'Back to the settings' },
} as const satisfies Readonly<Record<string, Words>>;
