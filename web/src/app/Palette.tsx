import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconFileText,
  IconFolder,
  IconKeyboard,
  IconMoon,
  IconPlugConnected,
  IconSchema,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { appOverlays } from 'texts/app-overlays';
import { documentsQuery } from '../features/documents/api/documents';
import { ordered, useOrder } from '../features/projects/model/order';
import { projectsQuery } from '../features/projects/api/projects';
import { useEffective } from '../features/projects/model/useReview';
import { useSchemas } from '../features/schemas/api/schemas';
import { commandsNow, type Command, type CommandGroup } from '../shared/lib/commands';
import { Key } from '../shared/ui/KeyHint';
import { matching } from './matching';
import css from './Palette.module.css';

const [store, spotlight] = createSpotlight();
const icon = { size: 16, stroke: 1.6 };
const t = appOverlays.palette;

interface Props {
  opened: boolean;
  projectId: string | undefined;
  onClose: () => void;
  onShortcuts: () => void;
}

/** Everything one can do here, and everywhere one can go, by typing a few letters of it. */
export default function Palette({ opened, projectId, onClose, onShortcuts }: Props) {
  const [query, setQuery] = useState('');
  const [here, setHere] = useState<CommandGroup[]>([]);
  useEffect(() => {
    if (!opened) return spotlight.close();
    setHere(commandsNow());
    spotlight.open();
  }, [opened]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Enter takes the first at once, of what is there before a letter is typed and after each.
    const drawn = setTimeout(() => {
      if (!opened || list.current?.querySelector('[data-selected]')) return;
      list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
      store.updateState((state) => ({ ...state, selected: 0 }));
    }, 30);
    return () => clearTimeout(drawn);
  }, [opened, query, here]);
  const places = usePlaces(projectId, onShortcuts);
  const groups = shownGroups(query, here, places);
  const found = groups.reduce((sum, { commands }) => sum + commands.length, 0);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      size={560}
      yOffset="12vh"
      radius="xl"
      scrollable
      maxHeight="min(440px, 70vh)"
      attributes={{ content: { 'aria-label': t.title } }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      transitionProps={{ duration: 120, transition: 'fade' }}
      classNames={{
        content: css.content,
        search: css.search,
        actionsList: css.list,
        actionsGroup: css.group,
        action: css.action,
        actionLabel: css.label,
        actionDescription: css.hint,
        actionSection: css.section,
        empty: css.empty,
      }}
    >
      <Spotlight.Search
        placeholder={t.search}
        aria-label={t.search}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList ref={list}>
        {groups.map(({ name, commands }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {commands.map((command) => (
              <Spotlight.Action
                key={command.id}
                label={command.label}
                description={command.hint}
                leftSection={command.icon}
                rightSection={command.keys && <Keys keys={command.keys} />}
                dimmedSections={false}
                // The focus is where it was before something else takes it.
                onClick={() => setTimeout(command.run, 40)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found === 0 && <Spotlight.Empty>{t.none}</Spotlight.Empty>}
      </Spotlight.ActionsList>
      <span className="visually-hidden" role="status">
        {query.trim() && t.found(found)}
      </span>
    </Spotlight.Root>
  );
}

function Keys({ keys }: { keys: string[] }) {
  return (
    <span className={css.keys}>
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
    </span>
  );
}

interface Places {
  go: Command[];
  documents: Command[];
  projects: Command[];
  schemas: Command[];
}

/** Without a word what the page offers and the main places; with one, everything that bears it. */
function shownGroups(query: string, here: CommandGroup[], places: Places): CommandGroup[] {
  const all: [CommandGroup, number][] = [
    ...here.map((group): [CommandGroup, number] => [group, 8]),
    [{ name: t.groups.documents, commands: query.trim() ? places.documents : [] }, 8],
    [{ name: t.groups.projects, commands: query.trim() ? places.projects : [] }, 5],
    [{ name: t.groups.schemas, commands: query.trim() ? places.schemas : [] }, 5],
    [{ name: t.groups.places, commands: places.go }, 7],
  ];
  return all
    .map(([{ name, commands }, most]) => ({
      name,
      commands: matching(query, commands, ({ label, hint }) => [label, hint], most),
    }))
    .filter(({ commands }) => commands.length > 0);
}

function usePlaces(projectId: string | undefined, onShortcuts: () => void): Places {
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('dark', { getInitialValueInEffect: false });
  const projects = useQuery(projectsQuery);
  const schemas = useSchemas();
  const documents = useQuery({ ...documentsQuery(projectId ?? ''), enabled: projectId !== undefined });
  const { effective } = useEffective(projectId ?? '');
  const [{ by, down }] = useOrder();
  const sorted = useMemo(
    () => ordered(documents.data ?? [], effective, { by, down }),
    [documents.data, effective, by, down],
  );
  const to = (path: string) => () => void navigate(path);
  return {
    documents: sorted.map((document) => ({
      id: document.source_uid,
      label: document.doc_title,
      icon: <IconFileText {...icon} />,
      run: to(`/app/projects/${projectId}/documents/${document.source_uid}`),
    })),
    projects: (projects.data ?? []).map((project) => ({
      id: project.project_id,
      label: project.project_name,
      hint: project.description ?? undefined,
      icon: <IconFolder {...icon} />,
      run: to(`/app/projects/${project.project_id}`),
    })),
    schemas: (schemas.data ?? []).map((schema) => ({
      id: schema.schema_id,
      label: schema.schema_ref,
      icon: <IconSchema {...icon} />,
      run: to(`/app/schemas/${schema.schema_id}`),
    })),
    go: [
      {
        id: 'projects',
        label: t.projects,
        icon: <IconFolder {...icon} />,
        keys: ['G', 'P'],
        run: to('/app'),
      },
      {
        id: 'schemas',
        label: t.schemas,
        icon: <IconSchema {...icon} />,
        keys: ['G', 'S'],
        run: to('/app/schemas'),
      },
      {
        id: 'integrations',
        label: t.integrations,
        icon: <IconPlugConnected {...icon} />,
        keys: ['G', 'I'],
        run: to('/app/integrations'),
      },
      {
        id: 'settings',
        label: t.settings,
        icon: <IconSettings {...icon} />,
        keys: ['G', ','],
        run: to('/app/settings'),
      },
      {
        id: 'shortcuts',
        label: t.shortcuts,
        icon: <IconKeyboard {...icon} />,
        keys: ['?'],
        run: onShortcuts,
      },
      {
        id: 'theme',
        label: scheme === 'dark' ? t.useLight : t.useDark,
        icon: scheme === 'dark' ? <IconSun {...icon} /> : <IconMoon {...icon} />,
        run: toggleColorScheme,
      },
    ],
  };
}
