import { ago, exactly } from './moment';
import { useNow } from './wait';

export function When({ time }: { time: string }) {
  const then = new Date(time);
  return (
    <time dateTime={time} title={exactly(then)}>
      {ago(then, new Date(useNow(30_000)))}
    </time>
  );
}
