import { Tabs as Parts } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface Tab {
  readonly value: string;
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly content: ReactNode;
}

/** Panels behind underlined tabs; without `value` it keeps the choice itself. */
export function Tabs({
  label,
  tabs,
  spaced = false,
  value,
  onChange,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** True where panels are parts one below the other that bring no room of their own. */
  readonly spaced?: boolean;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}) {
  return (
    <Parts.Root
      {...(value === undefined ? { defaultValue: tabs[0]?.value ?? '' } : { value })}
      {...(onChange === undefined ? {} : { onValueChange: onChange })}
    >
      <Parts.List className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <Parts.Trigger className="tab" key={tab.value} value={tab.value}>
            {tab.icon !== undefined && <Icon name={tab.icon} size="sm" />}
            {tab.label}
          </Parts.Trigger>
        ))}
      </Parts.List>
      {tabs.map((tab) => (
        <Parts.Content
          key={tab.value}
          value={tab.value}
          className={spaced ? 'tab-part' : undefined}
        >
          {tab.content}
        </Parts.Content>
      ))}
    </Parts.Root>
  );
}
