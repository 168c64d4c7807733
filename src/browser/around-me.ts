/** « Autour de moi »: the browser is asked where it is only when somebody presses, and only their commune is written down. */
import { announce } from './announce.js';

/** In a valley without a sky nobody waits longer. */
const PATIENCE_MS = 15_000;

export function offerAroundMe(): void {
  if (!('geolocation' in navigator) || !isSecureContext) return;
  for (const place of document.querySelectorAll<HTMLElement>('[data-around]')) {
    const input = place.querySelector('input');
    if (input !== null) offerIn(place, input);
  }
}

function offerIn(place: HTMLElement, input: HTMLInputElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet around-me';
  button.textContent = place.dataset['around'] ?? '';
  const said = document.createElement('p');
  said.className = 'help';
  said.hidden = true;
  place.append(button, said);

  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    say('locating');
    void locate()
      .then(({ word, commune }) => {
        if (commune !== undefined) input.value = commune.label;
        say(word, commune?.name);
      })
      .finally(() => button.removeAttribute('aria-disabled'));
  });

  function say(word: Outcome | 'locating', name = ''): void {
    said.textContent = (place.dataset[word] ?? '').replace('{name}', name);
    said.hidden = false;
    announce(said.textContent);
  }
}

type Outcome = 'located' | 'refused' | 'failed' | 'far';

interface Commune {
  readonly name: string;
  readonly label: string;
}

async function locate(): Promise<{ readonly word: Outcome; readonly commune?: Commune }> {
  try {
    const { coords } = await position();
    const answer = await fetch('/api/v1/communes/nearest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }),
    });
    if (!answer.ok) return { word: 'failed' };
    const { commune } = (await answer.json()) as { commune: Commune | null };
    return commune === null ? { word: 'far' } : { word: 'located', commune };
  } catch (error) {
    const isRefused = error instanceof GeolocationPositionError && error.code === error.PERMISSION_DENIED;
    return { word: isRefused ? 'refused' : 'failed' };
  }
}

function position(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      timeout: PATIENCE_MS,
      maximumAge: 600_000,
      enableHighAccuracy: false,
    });
  });
}

/** To a kilometre: more is nobody's business. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
