import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../shared/ui/EmptyState';

/** Keeps an error of one page from taking the frame with it. Give it a key that changes with the page. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  render() {
    if (!this.state.error) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          title="This page has broken"
          hint="Nothing that was saved is lost. Load it again; if it breaks again, please report what you did."
        >
          <Button onClick={() => window.location.reload()}>Load again</Button>
        </EmptyState>
      </div>
    );
  }
}
