import { useEffect, useRef, type ReactNode } from 'react';

/** Something that can be done from the palette. */
export interface Command {
  id: string;
  label: string;
  hint?: string;
  icon: ReactNode;
  /** The keys that do the same without the palette. */
  keys?: string[];
  run: () => void;
}

export interface CommandGroup {
  name: string;
  commands: Command[];
}

const offers = new Set<() => CommandGroup>();

/** Offers the actions of a page in the palette for as long as the page is there; what is null is not offered. */
export function useCommands(name: string, commands: (Command | null | false)[]): void {
  const latest = useRef({ name, commands });
  useEffect(() => {
    latest.current = { name, commands };
  });
  useEffect(() => {
    const offer = (): CommandGroup => ({
      name: latest.current.name,
      commands: latest.current.commands.filter((command) => !!command),
    });
    offers.add(offer);
    return () => void offers.delete(offer);
  }, []);
}

/** What the pages on screen offer at this moment. */
export function commandsNow(): CommandGroup[] {
  return [...offers].map((offer) => offer()).filter(({ commands }) => commands.length > 0);
}
