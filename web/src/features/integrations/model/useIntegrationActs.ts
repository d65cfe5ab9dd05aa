import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';
import { after, readAgain } from '../../../shared/api/stale';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { changeIntegration, testIntegration } from '../api/integrations';

/** Reads again what is known of the integrations of a project and of what they were sent. */
export function useIntegrationsRead(projectId: string) {
  const queries = useQueryClient();
  return useCallback(() => readAgain(queries, after.integrationsChanged(projectId)), [queries, projectId]);
}

/** What is done to an integration at once, without a question. */
export function useIntegrationActs(integration: Integration) {
  const read = useIntegrationsRead(integration.project_id);
  const pause = useMutation({
    mutationFn: (paused: boolean) => changeIntegration(integration, { paused }),
    onSuccess: ({ name, paused }) => {
      toast(paused ? t.acts.paused(name) : t.acts.resumed(name));
      return read();
    },
    onError: toastProblem,
  });
  const test = useMutation({ mutationFn: () => testIntegration(integration) });
  return { pause, test };
}
