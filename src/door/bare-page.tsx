import type { ComponentChildren, JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { ICON } from '../platform/web/layout.js';

/** A page without ways to others: for a wall, or for paper. */
export function BarePage({
  visit: { language, look },
  title,
  look: looks,
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly look: 'door-screen' | 'door-poster';
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={look.stylesheet} />
      </head>
      <body class={looks}>
        <main>{children}</main>
      </body>
    </html>
  );
}
