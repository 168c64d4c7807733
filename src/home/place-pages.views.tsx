import type { JSX } from 'preact';
import type { Resource } from '../reservation/resource.js';

/** Each place has a page that says whether it is free: many of them, so they are unfolded. */
export function PlacePages({
  resources,
  summary,
  of,
}: {
  readonly resources: readonly Resource[];
  readonly summary: string;
  readonly of: string;
}): JSX.Element | null {
  if (resources.length === 0) return null;
  return (
    <details>
      <summary aria-label={`${summary} ${of}`}>{summary}</summary>
      <ul class="places">
        {resources.map(({ id, name }) => (
          <li key={id}>
            <a href={`/free-busy/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
