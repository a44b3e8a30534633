import { bad, comesBack, good, superseded, unproven } from './chapters-ci.ts';
import { byHand, sick } from './chapters-health.ts';
import { StoryStopped } from './narrator.ts';
import type { Stage } from './stage.ts';

interface Chapter {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const chapters: readonly Chapter[] = [
  { title: 'A good commit goes live, and CI validates it', play: good },
  { title: 'A bad commit goes live while its CI still runs', play: bad },
  { title: 'CI fails: the last validated commit comes back', play: comesBack },
  { title: 'A commit is sick at once: back before CI has a word', play: sick },
  { title: 'An old red verdict touches nothing newer', play: superseded },
  { title: 'CI is cancelled: the commit stays live, unproven', play: unproven },
  { title: 'Back by hand, and a last look', play: byHand },
];

/** Plays the chapters in order, up to the first that was not as it must be: the rest stands on it. */
export async function playStory(stage: Stage): Promise<void> {
  for (const [index, { title, play }] of chapters.entries()) {
    stage.narrator.chapter(index + 1, title);
    try {
      await play(stage);
    } catch (error) {
      if (error instanceof StoryStopped) return;
      throw error;
    }
  }
}
