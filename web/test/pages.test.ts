import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { createElement: () => ({ setAttribute() {} }), body: { append() {} } });
vi.stubGlobal('navigator', { userAgent: '' });
const { startPath } = await import('../src/page');
const { idOf, navigation, ownPaths, pageOf } = await import('../src/pages');

const both = ['user', 'status', 'story', 'post', 'notification'];
const feed = ['user', 'status', 'story'];
const posts = ['user', 'post', 'notification'];
const titles = (modules: string[], operator?: boolean) => navigation(modules, operator).map(({ title }) => title);

describe('the pages that there are', () => {
  it('follow from the modules that run', () => {
    expect(titles(both)).toEqual(['Home', 'Feed', 'Notifications']);
    expect(titles(feed)).toEqual(['Feed']);
    expect(titles(posts)).toEqual(['Home', 'Notifications']);
    expect(navigation(undefined)).toEqual([]);
  });

  it('include one for operators, where there is a program whose verdicts they look at', () => {
    expect(titles([...both, 'moderation'])).toEqual(['Home', 'Feed', 'Notifications']);
    expect(titles([...both, 'moderation'], true)).toEqual(['Home', 'Feed', 'Review', 'Notifications']);
    expect(titles(both, true)).toEqual(['Home', 'Feed', 'Notifications']);
    expect(pageOf('/review', [...both, 'moderation']).title).toBe('Review');
    expect(pageOf('/review', both).title).toBe('Not found');
  });

  it('have one start: posts where there are posts, else the feed', () => {
    expect(pageOf('/', both).title).toBe('Home');
    expect(pageOf('/', feed).title).toBe('Feed');
    expect(pageOf('/', posts).title).toBe('Home');
    expect(pageOf('/feed', posts).title).toBe('Not found');
    expect(pageOf('/notifications', feed).title).toBe('Not found');
    expect(startPath(feed)).toBe('/feed');
    expect(startPath(posts)).toBe('/');
  });

  it('include one for each post', () => {
    const page = pageOf('/posts/01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60', posts);
    expect(page.title).toBe('Post');
    expect(idOf('/posts/01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60', page)).toBe('01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60');
    expect(idOf('/posts/a%20b', page)).toBe('a b');
    expect(pageOf('/posts/', posts).title).toBe('Not found');
    expect(pageOf('/posts/a/b', posts).title).toBe('Not found');
    expect(pageOf('/posts/x', feed).title).toBe('Not found');
  });

  it('are told from the other addresses of this server', () => {
    for (const path of ['/', '/?a=b', '/feed', '/feed#content', '/posts/x', '/notifications?x', '/review', '/review?state=held']) expect(path).toMatch(ownPaths);
    for (const path of ['/docs', '/posts/x/y', '/feed/x', '/media/post/x.txt', '/openapi.yaml']) expect(path).not.toMatch(ownPaths);
  });
});
