import type { Network } from '../telecentres/network.js';
import { furtherName } from './offer.words.js';

/** To choose one of them: by commune, for that is what people look for. */
export function telecentreOptions({
  telecentres,
}: Network): { readonly value: string; readonly label: string }[] {
  return [...telecentres.values()]
    .map((telecentre) => {
      const further = furtherName(telecentre);
      const commune = telecentre.commune.name;
      return { value: telecentre.slug, label: further === null ? commune : `${commune}, ${further}` };
    })
    .sort((one, other) => one.label.localeCompare(other.label, 'fr'));
}
