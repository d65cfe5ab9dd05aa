import { integrations as t } from 'texts/integrations';
import type { Delivery, DeliveryStatus, Integration } from '../../../shared/api/integrationTypes';
import type { OverlayStatus } from '../../../shared/api/types';

/** A word, and the silhouette that goes with it. */
export interface Sign {
  status: OverlayStatus;
  word: string;
}

export function isOpen(status: DeliveryStatus): boolean {
  return status === 'waiting' || status === 'sending';
}

/** Whether something of it may be sent at any moment. */
export function isGoing({ paused, waiting }: Integration): boolean {
  return !paused && waiting > 0;
}

/** Whether its secrets have to be entered again. */
export function isLocked({ secrets }: Integration): boolean {
  return Object.values(secrets).includes('unreadable');
}

/** The one word for an integration: what its owner should know first. */
export function signOf(integration: Integration): Sign {
  if (isLocked(integration)) return { status: 'failed', word: t.state.locked };
  if (integration.paused) return { status: 'pending', word: t.state.paused };
  if (integration.failure !== null || integration.failed > 0)
    return { status: 'failed', word: t.state.failing };
  if (integration.waiting > 0) return { status: 'claimed', word: t.state.sending };
  if (integration.delivered_at !== null) return { status: 'confirmed', word: t.state.delivered };
  return { status: 'pending', word: t.state.unused };
}

const glyphs: Record<DeliveryStatus, OverlayStatus> = {
  waiting: 'pending',
  sending: 'claimed',
  delivered: 'confirmed',
  failed: 'failed',
  cancelled: 'rejected',
};

export function signOfDelivery({ status, error, attempt }: Delivery): Sign {
  if (status === 'waiting' && error !== null && attempt > 0) {
    return { status: 'ai_complete', word: t.deliveries.states.again };
  }
  return { status: glyphs[status], word: t.deliveries.states[status] };
}

/** How many blocks a delivery names; null for the whole run. */
export function blocksOf({ blocks }: Delivery): number | null {
  if (blocks === null) return null;
  const ranges = blocks.matchAll(/\[(\d+),(\d+)\)/g);
  return [...ranges].reduce((sum, [, from, to]) => sum + Number(to) - Number(from), 0);
}
