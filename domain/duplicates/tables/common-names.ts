import type { NameCounts } from '../name-counts.ts';

const counts = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => entry.split('='))
      .map(([name = '', count]) => [name, Number(count)]),
  );

/**
 * What a sample of 400 business people of many countries would look like, in round numbers: until an
 * installation has counted its own people, it knows that John Smith is common.
 */
export const commonNames: NameCounts = {
  people: 400,
  first: counts(`
    john=6 michael=6 david=6 james=5 robert=5 maria=5 anna=4 thomas=4 daniel=4 peter=4 mary=3 william=3 richard=3
    mark=3 paul=3 andrew=3 jose=3 mohammed=3 jennifer=3 sarah=3 elizabeth=3 martin=3 christian=3 stefan=2 andreas=2
    alexander=2 christopher=2 joseph=2 matthew=2 linda=2 susan=2 karen=2 laura=2 julia=2 carlos=2 juan=2 luis=2
    jean=2 pierre=2 marie=2 wei=2 li=2 kim=2 ahmed=2 ali=2 sandra=2 claudia=2 barbara=2 patricia=2 jessica=2
    kevin=2 brian=2 steven=2 george=2 anthony=2 nicole=2 emma=2 lisa=2 marco=2 rahul=2`),
  last: counts(`
    smith=5 johnson=4 williams=3 brown=3 jones=3 garcia=4 miller=3 davis=3 martinez=3 rodriguez=3 lopez=2
    gonzalez=2 hernandez=2 perez=2 sanchez=2 wilson=2 anderson=2 thomas=2 taylor=2 moore=2 martin=3 lee=4 kim=4
    mueller=2 schmidt=2 schneider=2 weber=2 meyer=2 silva=3 santos=2 rossi=2 wang=4 li=3 zhang=3 chen=3 liu=2
    singh=3 kumar=3 patel=2 sharma=2 khan=3 ali=2 ahmed=2 nguyen=4 tran=2 park=2 jackson=2 white=2 harris=2
    clark=2 lewis=2 young=2 king=2 wright=2 hill=2 green=2 andersson=2 johansson=2 hansen=2 ivanov=2 tanaka=2`),
};
