import { fold } from '../duplicates/text.ts';
import { pick, type Roll } from './noise.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Of many countries, so that no spelling decides what a name is. */
export const givenNames = list(`
Aaron Abdul Abigail Adam Adele Adrian Agata Ahmed Aidan Aiko Aino Aisha Alan Alba Alberto Alejandra Aleksander Alex Alexandra Alfred Ali
Alice Alicja Alina Alma Amal Amanda Amara Amit Amy Ana Anders Andrea Andrei Andrew Angela Anika Anita Anja Ann Anna Annika Anton Antonia
Arjun Arne Arthur Arturo Asha Astrid Audrey Axel Ayla Ayse Barbara Bart Beate Ben Benedikt Benjamin Bernd Bettina Bianca Bill Birgit
Bjarne Bob Bogdan Boris Brenda Brian Bruno Camila Carla Carlos Carmen Carol Caroline Catherine Cem Chiara Chloe Chris Christa Christian
Christina Claire Clara Claudia Colin Connor Cristina Curtis Daan Dagmar Damian Dan Daniel Daniela Darius Dave David Deborah Deepak Denis
Diana Diego Dieter Dirk Dmitri Dominik Donna Dora Doris Duncan Edith Eduardo Edward Egon Eileen Elena Eli Elif Elias Elisabeth Ella Ellen
Elsa Emil Emilia Emily Emma Enrico Erik Erika Erin Ernst Esra Esther Eva Evan Evelyn Fabian Farid Fatma Felix Femke Finn Fiona Florian
Frank Franz Frederik Frida Friedrich Gabriel Gareth Gary George Georg Gerd Gianni Gina Giovanni Gisela Giulia Gordon Grace Greg Greta
Guido Gunnar Hana Hannah Hannes Hans Harald Hassan Heather Heidi Heike Heinz Helen Helga Helmut Henk Henry Hiroshi Holger Hugo Ian Ibrahim
Ida Ilse Ines Inga Ingo Irene Irina Iris Isabel Ivan Jack Jacek Jaime Jake James Jamal Jana Jane Janet Janusz Javier Jean Jeff Jelena Jens
Jerome Jessica Jill Jim Joan Joanna Joao Jochen Joe Joel Johanna John Jon Jonas Jorge Jose Joseph Josh Juan Judith Julia Julian Jun
Jurgen Jutta Kai Karen Karim Karin Karl Karolina Kasia Kate Katja Katrin Kavita Keith Keiko Ken Kenneth Kerstin Kevin Khalid Kim Kirsten
Klaus Konstantin Kristina Kurt Kyle Lars Laura Laurent Layla Lea Leila Lena Leo Leon Leonie Liam Lidia Lila Lin Linda Linus Lisa Lorenzo
Louis Louise Lucas Lucia Ludwig Luigi Luisa Luke Lutz Madeleine Magnus Mai Malik Mandy Manfred Manuel Mara Marc Marco Margaret Maria
Marion Marius Mark Markus Marta Martin Mary Mateusz Matteo Matthew Maureen Max Maya Mehdi Mei Melanie Meryem Mia Michael Michelle Miguel
Mikael Mike Mila Milan Miriam Mohamed Moira Monika Murat Mustafa Nadia Naomi Natalia Natasha Neil Nick Nico Nicole Nils Nina Noah Nora
Norbert Olaf Oleg Olga Oliver Olivia Oscar Otto Pablo Pamela Paolo Patricia Patrick Paul Paula Pavel Pedro Per Peter Petra Phil Philip
Pia Pierre Piotr Priya Rachel Rafael Rahul Rainer Ralf Ravi Rebecca Regina Renate Ricardo Richard Rita Robert Roberto Roger Roland Rolf
Roman Ronald Rosa Rosie Roy Rudi Ruth Ryan Sabine Said Sally Salma Sam Samir Samuel Sandra Sanjay Sara Sarah Sascha Scott Sean Sebastian
Selma Sergei Sharon Sheila Shirin Silke Silvia Simon Simone Sinead Sofia Sonja Sophie Stefan Stefanie Stephen Steve Stuart Sue Susan
Susanne Sven Sylvia Takeshi Tamara Tanja Tara Ted Teresa Thea Thomas Thorsten Tilda Tim Timo Tina Tobias Todd Tom Tony Torsten Tracy
Uli Ulrike Ursula Uta Uwe Valentina Valerie Vera Verena Veronica Victor Viktoria Vincent Viola Vivian Volker Walter Wang Wendy Werner
Wiebke Wilhelm Will William Wolfgang Xavier Xin Yannick Yara Yasmin Yuki Yuri Yusuf Yvonne Zahra Zoe Zuzana`);

const surnames = list(`
Abbott Ackermann Adamczyk Aguilar Ahlberg Akhtar Albrecht Allen Almeida Andersen Andrade Arnold Ashworth Atkins Aydin Baker Bakker Banerjee
Barros Bartlett Bauer Beaumont Becker Bennett Berger Bernard Bianchi Blake Boateng Bogner Bose Bouchard Boyd Brandt Braun Brennan Brooks
Brown Bruun Burke Butler Byrne Campbell Cardoso Carlsen Carter Castro Chan Chapman Chavez Chen Choi Christensen Clarke Cohen Colombo
Cooper Costa Cruz Cunningham Dahl Davies Decker Delgado Demir Deng Dias Diaz Dietrich Doyle Drummond Dupont Durand Ebert Eccles Edwards
Eklund Ellis Engel Eriksson Esposito Evans Farkas Faulkner Feldmann Fernandez Ferrari Fiedler Fischer Fitzgerald Fletcher Flynn Fontaine
Forster Fox Franke Fraser Friedrich Fuchs Fuller Gallagher Gao Garcia Gebhardt Georgiou Gibson Gill Girard Goldberg Gomes Gonzalez Gordon
Graf Grant Gray Greco Green Griffin Grimm Gruber Gupta Haas Haddad Hahn Hall Hansen Harding Harris Hartmann Hassan Hauser Heinrich
Henderson Herrera Hill Hoffmann Holm Horak Horn Howard Huang Huber Hughes Hunt Hussain Ibrahim Ito Ivanova Jackson Jacobs Jain Jankowski
Jansen Jensen Johansson Jones Jung Kaiser Kang Kapoor Karlsson Kato Kaya Keller Kelly Kennedy Khan Kim King Klein Knight Koch Kovac Kowalski
Kraus Kruger Kumar Kuznetsov Lambert Lang Larsen Lebedev Lee Lehmann Lemaire Leroy Lewis Li Lindgren Liu Lombardi Long Lopez Lorenz
Ludwig Lund Lynch MacDonald Mackenzie Madsen Maier Malik Marin Marino Marsh Martens Martinez Mason Matsumoto Mayer McCarthy McKenna Mehta
Meier Mendes Mensah Mertens Meyer Miller Mills Mitchell Moore Morales Moreau Moreno Morris Müller Murphy Murray Nagy Nakamura Navarro
Nelson Neumann Newman Nguyen Nielsen Noor Novak Nowak O'Brien O'Connell Oliveira Olsen Ortiz Osei Ozturk Palmer Park Parker Patel Pereira
Perez Perry Peters Petersen Petrenko Pham Phillips Pires Pohl Popescu Porter Powell Price Qureshi Rahman Ramirez Ramos Rao Rasmussen
Reeves Reid Reyes Richter Rivera Roberts Robinson Rojas Romano Rossi Roth Russell Ryan Sahin Saito Salazar Sanchez Santos Sato Sauer
Schäfer Schmid Schmidt Schneider Scholz Schreiber Schröder Schubert Schulz Schwarz Scott Seidel Shah Sharma Shaw Silva Simon Singh Smith
Sokolov Sommer Sousa Spencer Stein Stewart Stone Strauss Suarez Sullivan Suzuki Svoboda Tan Taylor Thiel Thompson Torres Tran Turner
Urban Vargas Vidal Vogel Vogt Voss Wagner Walker Wallace Walsh Wang Ward Watson Weber Webster Weiss Werner White Wilson Winkler Winter
Wolf Wong Wood Wright Wu Yadav Yamada Yang Yilmaz Young Zamora Zhang Ziegler Zimmermann Åberg Öztürk Sørensen Łukaszewicz Černý Gómez Núñez`);

const usual = new Set([...givenNames, ...surnames].map(fold));

/** Jan is no slip of *an*. */
export const isUsualName = (word: string): boolean => usual.has(word);

const trades =
  list(`Agro Aviation Bakery Books Bottling Brewing Builders Capital Care Catering Ceramics Chemicals Cleaning Clinic Coatings
Coffee College Components Construction Consulting Controls Cranes Cycles Dairy Dental Design Diagnostics Digital Dynamics Electric
Electronics Energy Engineering Events Express Fabrics Farms Fashion Fisheries Fitness Flooring Foods Forestry Foundry Freight Furniture
Gardens Glass Group Health Holdings Homes Hospital Hotels Imports Industries Instruments Insurance Interiors Labs Labels Leasing Lighting
Logistics Machinery Marine Marketing Media Metals Mills Mining Mobility Motors Museum Networks Oil Optics Packaging Paints Paper Partners
Pharma Plastics Plumbing Ports Power Press Printing Properties Pumps Rail Realty Recycling Renewables Rentals Resorts Retail Robotics
Roofing School Seafood Security Seeds Services Shipping Software Solar Solutions Sports Steel Storage Stores Studios Supplies Systems
Technologies Telecom Textiles Tiles Timber Tools Toys Trading Transport Travel Trucks University Valves Ventures Water Wines Works`);

const houses =
  list(`Apotheke Architekturbüro Autohaus Bäckerei Bau Baumarkt Blechbau Brauerei Buchhandlung Café Chemie Dachbau Druckerei
Elektro Fensterbau Fleischerei Förderanlagen Garage Gemeinde Stadt Schule Institut Landratsamt Verein Landgasthof Gärtnerei Gasthof Gebäudereinigung Getränke Glaserei Hausverwaltung Heizungsbau
Holzbau Hotel Immobilien Ingenieurbüro Kanzlei Käserei Kfz-Service Kita Klinik Kunststoffwerk Landhandel Malerbetrieb Maschinenbau Metallbau Metzgerei
Möbel Molkerei Mühle Optik Pension Pflegedienst Praxis Reisebüro Reinigung Restaurant Sägewerk Sanitär Schlosserei Schreinerei Spedition
Stadtwerke Stahlbau Stiftung Tierarzt Tischlerei Transporte Verlag Weingut Werkzeugbau Zahntechnik Zimmerei`);

const places =
  list(`Aalborg Alpine Amber Andalusia Antwerp Aragon Atlantic Baltic Basel Bergen Bologna Bristol Brno Calgary Cardiff Cascade
Chester Coastal Danube Delta Denver Dover Dublin Eastern Elbe Essex Fjord Galway Geneva Ghent Graz Harbour Highland Iberia Inn Kyoto
Lagos Lakeland Leipzig Lugano Lyon Malmö Meridian Midland Mosel Munich Neckar Nordic Nordsee Northern Orient Oslo Pacific Palermo
Pannonia Porto Prairie Rhein Riga Rioja Riverside Ruhr Saar Salzburg Savoy Sierra Southern Swiss Tampere Tatra Tirol Tyne Turin Ulm
Utrecht Valencia Verona Vienna Vistula Weser Western Yukon Zurich Gmunden Lech Allgäu Ostalb Spree`);

const plain =
  list(`Active All American Apple Arrow Art Back Bear Best Big Black Blue Bold Book Bridge Bright Bronze Business Call Castle City
Clean Clear Clever Close Cloud Corner Country Crown Crystal Deal Deep Door Double Dream Drive Eagle Early Easy Eco Edge Falcon Family Fast
Field Fine Fire First Five Flying Forward Fox Free Fresh Friend Future Garden General Global Gold Golden Good Grand Great Green Grey Half
Hand Happy Hart Head Health High Hill Home Honest Horizon Hot House Human Ice Iron Ivory Job Key Kind King Lake Land Last Lead Level Life
Light Lion Little Live Local Lucky Magic Main Maple Market Master Merit Metro Mill Mind Modern Moon Morning New Next Night Noble North
Now Number Oak Ocean Office Olive One Open Orange Order Park People Perfect Pine Planet Point Premier Pro Progress Prime Pure Purple Quick
Rapid Real Red Right Ring River Road Rock Rose Royal Safe Sand Score Second Senior Shore Sign Silver Simple Sky Smart Snow Solid Source
South Spring Square Stage Standard Star Start Station Sterling Stone Street Strong Summit Sun Sure Swift Table Team Time Tip Top Tower
Town Trade True Trust Turn Twin Unity Urban Valley Value Velvet View Vision Vital Wave Well West White Wild Wind Winter Wise Wonder Work
World Yellow Young Zero`);

const forms = list(
  'GmbH GmbH AG KG OHG e.K. UG SE Ltd Ltd. Inc Inc. LLC plc BV NV AB AS Oy SA SL SARL SpA Srl Kft Corp Co. Pty',
);
const titles = list('Mr. Mrs. Ms. Mr Mrs Ms Dr. Dr Prof. Herr Herrn Frau Frau Herr Frau');
const particles = [
  'van',
  'van der',
  'van den',
  'de',
  'de la',
  'del',
  'di',
  'dos',
  'von',
  'zu',
  'al',
  'el',
  'ten',
  'Van',
  'De',
  'Le',
  'La',
];

const onsets = list('b br c ch d dr f fl g gr h j k kl kr l m n p pr qu r s sch st t tr v w y z');
const vowels = list('a a e e i i o o u ai ea ie ou ö ü');
const codas = list('n r l s m x k t nd rt ck ll ng rn sk tz');

/** A word that nobody has heard of: trade names, and names from far away. */
function coined(roll: Roll): string {
  const syllables = 2 + Math.floor(roll() * 2);
  let word = '';
  for (let at = 0; at < syllables; at += 1) {
    word += pick(roll, onsets) + pick(roll, vowels);
    if (at === syllables - 1 ? roll() < 0.6 : roll() < 0.25) word += pick(roll, codas);
  }
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const surname = (roll: Roll): string => (roll() < 0.25 ? coined(roll) : pick(roll, surnames));
const given = (roll: Roll): string => (roll() < 0.08 ? coined(roll) : pick(roll, givenNames));

/** People, by the shapes that their names have. */
const people: readonly ((roll: Roll) => string)[] = [
  (roll) => `${given(roll)} ${surname(roll)}`,
  (roll) => `${given(roll)} ${surname(roll)}`,
  (roll) => `${given(roll)} ${surname(roll)}`,
  (roll) => surname(roll),
  (roll) => surname(roll),
  (roll) => given(roll),
  (roll) => `${pick(roll, titles)} ${surname(roll)}`,
  (roll) =>
    `${pick(roll, titles)} ${roll() < 0.3 ? 'Dr. ' : ''}${roll() < 0.5 ? `${given(roll)} ` : ''}${surname(roll)}`,
  (roll) => `${given(roll)} ${pick(roll, particles)} ${surname(roll)}`,
  (roll) => `${pick(roll, ['Frau', 'Herr', 'Herrn', 'Mr', 'Mrs'])} ${pick(roll, particles)} ${surname(roll)}`,
  (roll) => `${given(roll)}-${given(roll)} ${surname(roll)}`,
  (roll) => `${given(roll)} ${surname(roll)}-${surname(roll)}`,
  (roll) => `${given(roll).slice(0, 1)}. ${surname(roll)}`,
  (roll) => `${given(roll)} ${given(roll)} ${surname(roll)}`,
];

const companies: readonly ((roll: Roll) => string)[] = [
  (roll) => coined(roll),
  (roll) => `${coined(roll)}${pick(roll, ['tech', 'soft', 'pharm', 'ware', 'net', 'log', 'med', 'tec'])}`,
  (roll) => `${coined(roll)} ${pick(roll, trades)}`,
  (roll) => `${surname(roll)} ${pick(roll, trades)}`,
  (roll) => `${surname(roll)} ${pick(roll, trades)}`,
  (roll) =>
    `${pick(roll, ['Van der', 'Van den', 'De', 'Von', 'Le', 'La', 'El'])} ${surname(roll)} ${pick(roll, trades)}`,
  (roll) =>
    `${pick(roll, ['St.', 'San', 'Saint'])} ${pick(roll, givenNames)}${pick(roll, ["'s", ''])} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, places)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, places)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, plain)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, plain)} ${pick(roll, plain)}`,
  (roll) => `${pick(roll, plain)} ${pick(roll, plain)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, plain)}${pick(roll, plain).toLowerCase()} ${pick(roll, trades)}`,
  (roll) => `The ${pick(roll, plain)} ${pick(roll, trades)}`,
  (roll) => `${pick(roll, houses)} ${surname(roll)}`,
  (roll) => `${pick(roll, houses)} ${surname(roll)}`,
  (roll) => `${pick(roll, houses)} ${pick(roll, places)}`,
  (roll) => `${surname(roll)} ${pick(roll, houses)}`,
  (roll) => `${surname(roll)} ${pick(roll, ['&', 'and', 'und', '+'])} ${surname(roll)}`,
  (roll) =>
    `${surname(roll)} ${pick(roll, ['& Sons', '& Co', '& Söhne', '& Partner', 'Brothers', 'und Sohn'])}`,
  (roll) => `${pick(roll, plain)} & ${pick(roll, plain)}`,
  (roll) =>
    `${pick(roll, ['Grupo', 'Groupe', 'Gebrüder', 'Gebr.', 'Studio', 'Atelier', 'Casa', 'Maison'])} ${surname(roll)}`,
  (roll) => `${Math.floor(roll() * 90) + 2}${pick(roll, plain)}`,
  (roll) =>
    pick(roll, [coined(roll), surname(roll)])
      .slice(0, 3)
      .toUpperCase(),
];

/** A person, a company or an address as somebody might type it. */
export function madeName(roll: Roll): string {
  const chance = roll();
  if (chance < 0.5) return pick(roll, people)(roll);
  if (chance < 0.98) {
    const company = pick(roll, companies)(roll);
    return roll() < 0.15 ? `${company} ${pick(roll, forms)}` : company;
  }
  return `${given(roll)}.${surname(roll)}@${coined(roll)}.example`.toLowerCase();
}

/** A colleague: by the first name mostly. */
export function madeOwner(roll: Roll): string {
  const chance = roll();
  if (chance < 0.8) return given(roll);
  if (chance < 0.92) return `${given(roll)} ${surname(roll)}`;
  return `${pick(roll, titles)} ${surname(roll)}`;
}
