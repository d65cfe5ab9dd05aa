import Bowser from 'bowser';
import { account as t } from 'texts/account';

/** "Firefox on Linux"; an agent that nobody knows stands for itself. */
export function deviceWords(agent: string | null): string {
  if (!agent) return t.sessions.unknownDevice;
  const { browser, os } = Bowser.parse(agent);
  if (!browser.name) return shortened(agent);
  return os.name ? t.sessions.device(browser.name, os.name) : browser.name;
}

/** Programs put their name first: "curl/8.5.0". */
function shortened(agent: string): string {
  return agent.length > 60 ? `${agent.slice(0, 60)}…` : agent;
}
