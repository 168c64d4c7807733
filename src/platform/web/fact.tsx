import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.js';

/** A line of `<dl class="facts">`. */
export function Fact({
  icon,
  label,
  children,
}: {
  readonly icon?: IconName;
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <dt>
        {icon !== undefined && (
          <>
            <Icon name={icon} />{' '}
          </>
        )}
        {label}
      </dt>
      <dd>{children}</dd>
    </>
  );
}
