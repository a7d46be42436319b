import type { Api } from '../api/client';
import { Failure } from '../api/failure';
import type { Post, Snippet } from '../api/types';
import { decode } from './code';

/** A snippet of at most so many bytes is fetched with its list, since its box may be lower than a folded one. */
const small = 2_048;
/** Milliseconds that a list waits for them at most. */
const patience = 400;
const mostKept = 100;

/** The code of posts, fetched once each. */
export class Codes {
  private readonly kept = new Map<string, string>();
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(private readonly api: Api) {}

  get(id: string): string | undefined {
    return this.kept.get(id);
  }

  /** What is known without asking, such as the code of a post that was just written here. */
  put(id: string, code: string): void {
    this.kept.set(id, code);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }

  /** The code of a post that has some. Rejects with a Failure; may then be asked again. */
  load(post: Post): Promise<string> {
    const { id, snippet } = post;
    const known = this.kept.get(id);
    if (known !== undefined) return Promise.resolve(known);
    if (snippet === undefined) return Promise.resolve('');
    const before = this.underWay.get(id);
    if (before !== undefined) return before;
    const loading = this.fetch(id, snippet)
      .then((bytes) => {
        const code = decode(bytes) ?? '';
        this.put(id, code);
        return code;
      })
      .finally(() => this.underWay.delete(id));
    this.underWay.set(id, loading);
    return loading;
  }

  /** Fetches the small ones among them, but keeps nobody waiting for long. */
  async prepare(posts: Post[]): Promise<void> {
    const wanted = posts.filter(({ id, snippet }) => snippet !== undefined && snippet.bytes <= small && !this.kept.has(id));
    if (wanted.length === 0) return;
    await Promise.race([Promise.allSettled(wanted.map((post) => this.load(post))), new Promise((resolve) => setTimeout(resolve, patience))]);
  }

  private async fetch(id: string, snippet: Snippet): Promise<ArrayBuffer> {
    try {
      return await this.api.media(snippet.url);
    } catch (cause) {
      // The address has ended; the post knows a new one.
      if (!(cause instanceof Failure) || cause.status !== 403) throw cause;
      const fresh = await this.api.post(id);
      return this.api.media(fresh.snippet?.url ?? snippet.url);
    }
  }
}
