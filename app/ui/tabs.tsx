// Parts of a page of which one is shown.
import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly key: string; readonly title: ReactNode; readonly content: ReactNode }[];
  readonly defaultKey?: string;
}

export function Tabs({ label, tabs, defaultKey }: TabsProps) {
  return (
    <AriaTabs {...(defaultKey === undefined ? {} : { defaultSelectedKey: defaultKey })}>
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Tab
            key={tab.key}
            id={tab.key}
            className="-mb-px flex min-h-control cursor-pointer items-center border-b-2 border-transparent px-3 whitespace-nowrap text-ink-3 outline-offset-[-2px] data-hovered:text-ink data-selected:border-ink data-selected:font-medium data-selected:text-ink"
          >
            {tab.title}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.key} id={tab.key} className="pt-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
