import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { insist } from '../api/insist';
import type { Post } from '../api/types';
import { Failed, Skeletons } from '../feed/list';
import type { Progress } from '../feed/use-feed';
import type { PageProps } from '../page';
import { PostArticle } from '../post/article';
import { useServices, useSession } from '../services';
import { Slow } from '../ui/wait';

/** A post alone, at an address of its own. */
export function SinglePost({ id, called }: PageProps) {
  const { api, codes } = useServices();
  const userId = useSession()?.user.id;
  const [post, setPost] = useState<Post | undefined>();
  const [progress, setProgress] = useState<Progress>({ at: 'loading' });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const left = new AbortController();
    const load = async (signal: AbortSignal) => {
      setProgress({ at: 'loading' });
      const found = await api.post(id, signal);
      await codes.prepare([found]);
      return found;
    };
    insist(load, { signal: left.signal, attempts: Infinity, waiting: (trouble) => setProgress({ at: 'waiting', trouble }) }).then(
      (found) => {
        setPost(found);
        setProgress({ at: 'done' });
      },
      (cause: unknown) => {
        if (left.signal.aborted) return;
        if (!(cause instanceof Failure)) throw cause;
        setProgress({ at: 'failed', failure: cause });
      },
    );
    return () => left.abort(new DOMException('The page was left.', 'AbortError'));
  }, [api, codes, id, turn]);

  const gone = progress.at === 'failed' && progress.failure.status === 404;
  const by = post === undefined ? 'Post' : `Post by ${post.author.name}`;
  useEffect(() => called(gone ? 'No such post' : by), [called, gone, by]);
  return (
    <div class="single">
      <h1 class={gone ? '' : 'unseen'} tabIndex={-1}>
        {gone ? 'There is no such post' : by}
      </h1>
      {gone && <p class="lead">The address may be mistyped, or the post is gone.</p>}
      {progress.at === 'loading' && (
        <>
          <p class="unseen">Loading…</p>
          <Slow>The connection is slow. The post is still on its way.</Slow>
          <Skeletons count={1} />
        </>
      )}
      {!gone && (progress.at === 'waiting' || progress.at === 'failed') && (
        <Failed progress={progress} what="The post could not be loaded." retry={() => setTurn(turn + 1)} />
      )}
      {post !== undefined && progress.at === 'done' && <PostArticle post={post} own={post.author.id === userId} />}
      {(gone || progress.at === 'done') && (
        <p class="single-foot">
          <a class={gone ? 'button' : ''} href="/">
            All posts
          </a>
        </p>
      )}
    </div>
  );
}
