import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { app as t } from 'texts/app';
import { fetchAnew } from '../shared/lib/lazily';
import { isUnfetched } from '../shared/lib/unfetched';
import { EmptyState } from '../shared/ui/EmptyState';
import { Failure } from '../shared/ui/Failure';

/** Keeps an error of one page from taking the frame with it. Give it a key that changes with the page. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  private readonly again = () => {
    fetchAnew();
    this.setState({ error: null });
  };

  render() {
    if (!this.state.error) return this.props.children;
    if (isUnfetched(this.state.error)) return <Failure error={this.state.error} retry={this.again} />;
    return (
      <div role="alert">
        <EmptyState level={1} title={t.broken.title} hint={t.broken.hint}>
          <Button variant="filled" onClick={this.again}>
            {t.broken.retry}
          </Button>
          <Button onClick={() => window.location.reload()}>{t.broken.reload}</Button>
          {/* Not by the router, which may be what has broken. */}
          <Button component="a" href="/app">
            {t.broken.toProjects}
          </Button>
        </EmptyState>
      </div>
    );
  }
}
