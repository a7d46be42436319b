import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { Failed, Skeletons } from '../feed/list';
import { useSession } from '../services';
import { isOperator } from '../session';

/** The operators' page. Few ever see it, so what it takes is fetched when somebody comes here. */
export function Review() {
  const operator = isOperator(useSession()?.token ?? '');
  const [Content, setContent] = useState<FunctionComponent<{ operator: boolean }> | Failure | undefined>();
  useEffect(() => {
    // What was there a moment ago may have another name by now: only the page, loaded anew, knows it.
    import('../moderation/lists').then(
      ({ Lists }) => setContent(() => Lists),
      () => setContent(new Failure('network', 0)),
    );
  }, []);
  return (
    <div class={operator ? '' : 'entrance'}>
      <h1 class={operator ? 'unseen' : ''} tabIndex={-1}>
        {operator ? 'Review' : 'This page is for operators'}
      </h1>
      {Content === undefined ? (
        <Skeletons count={4} />
      ) : Content instanceof Failure ? (
        <Failed progress={{ at: 'failed', failure: Content }} what="This page could not be loaded." retry={() => location.reload()} />
      ) : (
        <Content operator={operator} />
      )}
    </div>
  );
}
