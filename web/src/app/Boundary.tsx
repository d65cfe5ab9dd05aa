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
          hint="Nothing that was saved is lost. Try again; if it breaks again, load it anew, and please report what you did."
        >
          <Button variant="filled" onClick={() => this.setState({ error: null })}>
            Try again
          </Button>
          <Button onClick={() => window.location.reload()}>Load anew</Button>
          {/* Not by the router, which may be what has broken. */}
          <Button component="a" href="/app">
            To the projects
          </Button>
        </EmptyState>
      </div>
    );
  }
}
