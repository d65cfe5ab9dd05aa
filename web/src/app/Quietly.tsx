import { Component, type ReactNode } from 'react';
import { fetchAnew } from '../shared/lib/lazily';
import { isUnfetched } from '../shared/lib/unfetched';

interface Props {
  children: ReactNode;
  /** Tells of what somebody asked for and does not get now. */
  onFailed?: (error: unknown) => void;
}

const every = 10_000;

/** Keeps a part beside the page from taking the page with it when its file cannot be fetched; it comes when it can be. */
export class Quietly extends Component<Props, { error: Error | null }> {
  state = { error: null };
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  componentDidCatch(error: Error) {
    if (!isUnfetched(error)) return;
    this.props.onFailed?.(error);
    this.timer = setTimeout(this.again, every);
    window.addEventListener('online', this.again);
  }

  componentWillUnmount() {
    this.rest();
  }

  private readonly again = () => {
    this.rest();
    fetchAnew();
    this.setState({ error: null });
  };

  private rest() {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.again);
  }

  render() {
    const { error } = this.state;
    // What is broken in itself is for the boundary of the whole page.
    if (error && !isUnfetched(error)) throw error as Error;
    return error ? null : this.props.children;
  }
}
