import type { Story } from './story.js';

/** Of cold water. */
export const swimming: Story = {
  id: 'swimming',
  section: 'out',
  texts: {
    en: {
      slug: 'the-cold-ten-minutes',
      title: 'The cold ten minutes',
      lead: 'Every lake in October has the same advice for you, and every swimmer has the same answer.',
      alt: 'A swimmer’s head and the rings around it on a wide evening lake, with hills behind.',
      body: [
        'The jetty is eleven planks long. At the third plank you are still a person with opinions: about the wind, about the hour, about the friend who had this idea and is now up to her neck in it, calling that it is lovely. It is not lovely. She is calling in order to breathe.',
        'At the ninth plank there is nothing left to decide. This is the secret of cold water and the reason people become attached to it. All day long you have been choosing, between the two queues, the three answers, the forty shoes; and here is a question with one word in it. You let yourself down the ladder, since only the very young should dive, and the lake takes you by the ribs.',
        { quote: 'Here is a question with one word in it.' },
        'The first minute is all noise. The breath comes in small coins, the hands are somebody else’s. The experienced keep still and hum. Then, if you have not fled, something loosens; the breath grows long, the skin burns in a way that could almost be taken for warmth, and you notice that there is a lake. The surface is exactly at the height of your eyes. A leaf goes by like a ship.',
        'Do not stay to admire yourself. Cold water is friendly for about as long as it takes to boil an egg twice; it makes you feel strongest just before it makes you clumsy. Come out while you still want to stay, go with somebody, keep to where you can stand, and have the dry things laid out in the order in which you will need them.',
        'Afterwards you sit wrapped up on the planks with both hands around a cup, shaking and extremely cheerful, and the opinions come back one after another. You look at them with some surprise. There were not as many as you thought.',
      ],
    },
  },
};
