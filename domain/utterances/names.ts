/**
 * Names of every shape, to learn from in the place of a bank's own: people and companies, with titles, particles,
 * hyphens, initials, legal forms, ordinary words, or nothing but an address.
 */
export const leadNames: readonly string[] = `
Jan van der Meer
Sofia de la Cruz
Ludwig von Arnim
Maria dos Santos
Piet ter Horst
Karim el-Sayed
Giulia Di Marco
Anne-Marie Leclerc
Karl-Heinz Bauer
Lena Müller-Thurgau
Sean O'Connor
Siobhán O'Neill
J. Whitaker
R. B. Collins
Dr. Engel
Dr. Petra Lang
Prof. Schubert
Mr. Novak
Mrs. Albright
Ms Castellano
Mr Singh
Herr Zimmermann
Frau Lindner
Herrn Krause
Frau Dr. Pohl
Mrs. Ward
John
Maria
Emma
Peter
Tom
Eva
Paul
Anna
Max
Julia
tim cook
sara jones
amy wu
lee min-ho
Björn Åkesson
Zoë Kravitz
Łukasz Wójcik
José Ibarra
François Noël
Çelik
Øystein Lie
Nguyen Thi Hoa
Priya Raman
Wei Zhang
Haruto Sato
Mohammed al-Rashid
Fatou N'Diaye
Contoso
Fabrikam
northwind
adatum
litware
Adventure Works
Wide World Importers
Proseware, Inc.
Tailspin Toys
Fourth Coffee
Baker & Sons
Smith & Wesson Tools
Meyer & Co
Schulze & Partner
Weber und Söhne
Brothers Green
Hotel Adler
Hotel Zur Post
Café Central
Bäckerei Kamps
Autohaus Nord
Praxis Dr. Sommer
Stadtwerke Jena
Klinikum Nord
Weingut Loosen
Kanzlei Brandt
Gebrüder Weiss
Müller GmbH
Müller GmbH & Co. KG
Rhenus AG
Lindt OHG
Tech Data Ltd
Acme Corp
Acme Inc.
Global Foods plc
Banque Martin SA
Trans Iberica SL
Holding Jansen BV
Nordic Steel AS
Pty Mining Ltd
3M
4Gewinnt
Studio 54
Route66 Motors
Halle 7
24-7 Fitness
A1 Logistics
B2B Media
IBM
SAP
BMW
ABB
XYZ Corp
ACME
Green Energy
Blue Sky
Happy Pets
Fresh Fruit
Big Apple Cider
Open Systems
First Choice
Next Level Gym
New Horizons
Fair Trade Coffee
Lead Bank
Score Sports
Stage Left
Best Western
Smart Home
Red Bull
Golden Gate
Silver Lake
Sun Valley
Data Systems
World Travel
City Bikes
Euro Print
Inter Cargo
Micro Labs
Eco Farm
Agro Trade
Metal Works
Stone Age
Wood & Wine
Paper Moon
Glass House
Iron Works
Water Front
Castle Keep
River Side
North Star
South Pole
West Wing
East Gate
j.doe@example.com
anna.schmidt@firma.example
info@greenfield.example
sales@acme.example
bakery in Bruges
hotel in Salzburg
dentist from Leeds
school in Espoo
brewery from Plzen
farmers from Jutland
two sisters from Malmö
student from Delft
Hotel in Kitzbühel
Hotel am See
Bäcker aus Füssen
Druckerei in Ulm
printing house
flower shop
ski school
wind park people
bakery chain
yoga studio
shipyard in Gdansk
brewery people from Plzen
lady with the flower shop
guy with the food trucks
Firma aus Bremen
`
  .trim()
  .split('\n');

/** Colleagues are called by their first name mostly, and by both sometimes. */
export const ownerNames: readonly string[] = `
Tom
Maria
Sandra
Jens
Kevin
Lisa
Anna
Peter
Ben
Emma
Paul
Ruth
Ian
Mia
Leo
Tim
Nina
Max
Eva
Jan
Priya
Wei
Fatima
Carlos
Björn
Zoë
tom
sandra
kevin
lisa
Tom Baker
Maria Lopez
Sandra Klein
Jens Holm
Peter van Dam
Anne-Sophie Roux
Lisa O'Brien
Frau Winter
Herr Sommer
Mr. Hall
Ms. Young
Dr. Fuchs
`
  .trim()
  .split('\n');
