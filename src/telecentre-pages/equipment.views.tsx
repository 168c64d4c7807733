import type { JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import type { Resource } from '../reservation/resource.js';
import { equipmentInWords, inVocabularyOrder } from '../telecentres/equipment.js';
import { GROUPS } from './telecentre-pages.words.js';

/** All that some place there has; where not every place has it, which sorts do. */
export function EquipmentList({
  resources,
  language,
}: {
  readonly resources: readonly Resource[];
  readonly language: Language;
}): JSX.Element | null {
  const present = inVocabularyOrder(resources.flatMap(({ equipment }) => equipment));
  if (present.length === 0) return null;
  return (
    <ul class="equipment">
      {present.map((word) => (
        <li key={word}>
          <Icon name={ICON[word] ?? 'check-lg'} />
          <span>
            {equipmentInWords(word, language)}
            {sortsWith(word, resources, language) !== '' && (
              <span class="muted"> ({sortsWith(word, resources, language)})</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `postes, salle`; nothing where every place has it. */
function sortsWith(word: string, resources: readonly Resource[], language: Language): string {
  if (resources.every(({ equipment }) => equipment.includes(word))) return '';
  return GROUPS.flatMap(({ kinds, one, many }) => {
    const having = resources.filter(
      ({ kind, equipment }) => kinds.includes(kind) && equipment.includes(word),
    );
    return having.length === 0 ? [] : [(having.length > 1 ? many : one)[language]];
  }).join(', ');
}

/** Of the words that the service has always known. */
const ICON: Readonly<Partial<Record<string, IconName>>> = {
  desk: 'laptop',
  computer: 'pc-display',
  phone: 'telephone',
  printer_copier: 'printer',
  wired_network: 'lightning',
  wifi: 'wifi',
  lockable_door: 'lock',
  videoconference: 'camera-video',
  screen: 'display',
  whiteboard: 'easel',
  projector: 'projector',
  parking: 'car-front',
  step_free_access: 'person-wheelchair',
  kitchen: 'cup-hot',
  lockers: 'key',
};
