/** Of many countries, so that no spelling decides what a name is. */
export const givenNames: readonly string[] = `
Aaron Al Bo Ed Jo Ty Abdul Abel Abigael Abigail Ada Adaeze Adam Adele Adnan Adrian Agata Agnes Agnieszka Ahmad Ahmed Aidan Aiko Aileen Aino Aisha Akira
Alain Alan Alasdair Alba Alberto Albrecht Alejandra Aleksander Alena Alessandra Alessandro Alessia Alex Alexandra Alfonso Alfred Ali Alice
Alicja Alina Alisha Alison Alistair Alma Almut Alois Alva Alvaro Amal Amanda Amara Amelie Amina Amir Amit Amy Ana Anastasia Anders Andre
Andrea Andreas Andrei Andrej Andres Andrew Aneta Angela Angelika Angelo Angus Anika Anisa Anita Anja Anke Ann Anna Annabel Anneke Annelise
Annette Annie Annika Anouk Ansgar Antje Antoine Anton Antonia Antonio April Ariane Arjun Armin Arne Arno Arnold Arthur Artur Arturo Arvid
Arvind Asha Ashley Asma Asmaa Astrid Audrey Aurelie Aurora Ava Axel Ayesha Ayla Aylin Ayse Aziz Babette Barbara Barry Bart Bartosz Basti
Bastian Bea Beate Beatrice Beatrix Beatriz Beau Becky Belinda Bella Ben Benedikt Benjamin Benno Berit Bernadette Bernard Bernd Bernhard
Berta Bertram Beth Bettina Betty Bianca Bilal Bill Birgit Birte Bjarne Bjorn Björn Blanca Bob Bogdan Bogumil Boris Brad Bram Branka Brenda
Brendan Brian Brigitte Britta Brooke Bruce Bruno Bryan Burak Caleb Calum Cameron Camila Camille Candice Carina Carl Carla Carlo Carlos Carly
Carmel Carmen Carol Carolin Caroline Carolyn Carsten Caterina Cathal Catherine Cathy Cecile Cecilia Celia Celine Cem Cesar Chad Chantal
Charles Charlie Charlotte Chen Cheng Cheryl Chiara Chidi Chioma Chloe Chris Christa Christel Christian Christina Christoph Christophe
Christopher Chuck Ciara Cillian Cindy Claire Clara Claudia Claus Clemens Clement Cleo Colin Conchita Connor Conor Constance Cora Cordula
Corinna Cormac Craig Cristina Curtis Cyril Daan Dagmar Dagny Daisy Dalia Damian Damien Damir Dan Danica Daniel Daniela Danielle Danilo Danny
Dara Daria Darius Darren Dave David Davide Dawn Dean Debbie Deborah Declan Deepak Deirdre Delphine Denis Dennis Derek Desmond Detlef Detlev
Diana Diego Dieter Dimitri Dimitris Dina Dirk Dmitri Dominic Dominik Dominique Don Donald Donna Dora Doris Dorota Dorothea Dorothy Doug
Douglas Dragan Duarte Duncan Dylan Ebba Ebru Eckhard Eddie Edgar Edgars Edita Edith Edmund Eduard Eduardo Edward Edwin Efe Egon Eileen Eirik
Ekaterina Eleanor Elena Eleni Elfriede Eli Eliane Elias Elif Elin Eliot Elisabeth Eliza Elizabeth Elke Ella Ellen Ellie Elliot Elliott Elmar
Elodie Elsa Elsbeth Elvira Emanuel Emil Emilia Emilie Emilio Emily Emine Emma Emmanuel Emre Enrico Enrique Enzo Eoin Eric Erich Erik Erika
Erin Erkan Ernesto Ernst Erwin Esra Estelle Esther Ethan Etienne Eugen Eugene Eva Evan Evelyn Ewa Ewald Ezra Fabian Fabienne Fabio Fabrice
Faisal Faith Farah Farid Fatima Fatma Fatou Federica Federico Felicia Felicity Felipe Felix Femke Ferdinand Fernanda Fernando Filip Filipa
Finn Fiona Fleur Flora Florence Florian Folke Frances Francesca Francesco Francis Francisco Franck Francois Frank Franz Frauke Fred Freddie
Frederic Frederik Fredrik Freya Frida Frieda Friederike Friedrich Fritz Gabi Gabriel Gabriela Gabriele Gaby Gaetano Gail Gareth Gary Gavin
Gemma Geoff Geoffrey Georg George Gerald Geraldine Gerd Gerda Gerhard Gerrit Gert Gertrud Giacomo Gianni Gil Giles Gilles Gina Giorgio
Giovanni Gisela Giulia Giuseppe Gloria Goran Gordon Gottfried Grace Graham Grant Greg Greta Grzegorz Gudrun Guido Guillaume Guillermo Gunnar
Gus Gustav Guy Gwen Hal Halina Hamza Hana Hannah Hanne Hannelore Hannes Hanno Hans Harald Harriet Harry Hartmut Haruki Haruto Hasan Hassan
Hayley Heather Hector Hedwig Heidi Heike Heiko Heiner Heinrich Heinz Helen Helene Helga Hella Helmut Helmuth Hendrik Henk Henri Henriette
Henrik Henry Herbert Hermann Hilary Hilda Hilde Hildegard Hilmar Hina Hiroshi Holger Horst Howard Hubert Hugh Hugo Hussein Hye Iain Ian
Ibrahim Ibrahima Ida Ignacio Igor Ilja Ilka Ilona Ilse Imani Imogen Imran Ines Inga Inge Ingeborg Ingo Ingrid Inka Ioana Ion Irene Ireneusz
Irfan Irina Iris Irma Isaac Isabel Isabella Isabelle Isla Ismail Itzel Ivan Ivana Ivo Iwona Jacek Jack Jacob Jacqueline Jacques Jada Jadwiga
Jagoda Jai Jaime Jake Jakob Jakub Jamal James Jamie Jamila Jana Jane Janek Janet Janice Janina Janine Jannik Janusz Jarek Jaroslav Jasmin
Jasmine Jason Jasper Javi Javier Jay Jean Jeanette Jeanne Jed Jeff Jeffrey Jelena Jennifer Jenny Jens Jeremy Jerome Jerry Jess Jesse Jessica
Jesus Jette Jewel Jianhua Jill Jim Jimena Jiri Joachim Joan Joana Joanna Joao Joaquin Jochen Joe Joel Joerg Johan Johann Johanna Johannes
John Jon Jonas Joost Jordan Jordi Jorge Joris Jose Josef Josefa Josefine Joseph Josephine Josh Joshua Josie Joy Joyce Juan Juana Juanita
Judith Juergen Jule Jules Julia Julian Juliane Julie Julien Juliet Juliette Julio Julius Jun June Junko Jurgen Justin Justyna Jutta Kacper
Kai Kaja Kamal Kamil Kamila Karen Karim Karima Karin Karl Karla Karolina Karsta Karsten Kasia Kaspar Katarina Katarzyna Kate Katerina
Katharina Katherine Kathleen Kathrin Kathy Katie Katinka Katja Katrin Kavita Kay Kayla Kazuo Keiko Keira Keith Kelly Kemal Ken Kendra Kenji
Kenneth Kenta Kerry Kerstin Kevin Khalid Kieran Kiki Kilian Kim Kira Kirk Kirsten Kirsty Kit Klara Klaudia Klaus Knut Kofi Konrad Konstantin
Korbinian Krister Kristian Kristin Kristina Kristof Krystyna Krzysztof Kumar Kurt Kwame Kyle Lachlan Lance Larissa Larry Lars Lasse Laszlo
Latifa Laura Lauren Laurence Laurent Lauri Laurie Lawrence Layla Lea Lee Leif Leila Lena Leni Lenka Lennart Lennox Leo Leon Leonard Leonardo
Leonhard Leonie Leonor Leopold Leroy Lesley Leslie Leszek Letizia Lev Lewis Lia Liam Libby Lidia Liesbeth Liesel Lila Lilian Lilli Lillian
Lilly Lily Lin Linda Ling Linnea Linus Lionel Lisa Lisbeth Lise Liselotte Livia Liz Lloyd Loic Lola Lorena Lorenzo Loretta Lorraine Lothar
Lotta Lotte Lou Louis Louisa Louise Luc Luca Lucas Lucia Lucie Lucille Lucinda Lucy Ludmila Ludwig Luigi Luis Luisa Luka Lukas Luke Luna
Lutz Lydia Lynn Maarten Mabel Maciej Madeleine Madison Mads Mae Magda Magdalena Maggie Magnus Mahmoud Mai Maike Maja Malgorzata Malik Malin
Malte Mandy Manfred Manon Manuel Manuela Mara Marc Marcel Marcela Marcelo Marcin Marco Marcus Mareike Marek Margaret Margarete Margarethe
Margarita Margaux Margherita Margit Margot Margrit Maria Mariam Marian Mariana Marianne Marie Marieke Marietta Marija Marika Marilyn Marina
Mario Marion Maris Marisa Marit Marita Maritza Marius Marjorie Mark Marko Markus Marlene Marlies Marlon Marsha Marta Martha Martin Martina
Martine Marvin Mary Masha Massimo Mateo Mateusz Mathias Mathieu Mathilde Matilda Mats Matt Matteo Matthew Matthias Mattias Maud Maura
Maureen Maurice Mauricio Maurizio Max Maxim Maxime Maximilian Maxine May Maya Meera Meg Megan Mehdi Mehmet Mei Melanie Melinda Melissa
Mercedes Merle Meryem Mette Mia Micaela Michael Michaela Michal Michel Michele Michelle Miguel Mikael Mike Mikkel Mikko Mila Milan Milena
Mimi Mina Minh Mira Mirco Mirela Miriam Mirja Mirjam Miroslav Mitch Mo Mohamed Mohammad Mohammed Moira Molly Mona Monica Monika Monique
Morgan Moritz Morten Moses Muhammad Murat Muriel Mustafa Nadia Nadine Nadja Nancy Naoko Naomi Natalia Natalie Natasha Nathalie Nathan Neil
Nele Nelly Nesrin Neve Ngozi Niall Niamh Nicholas Nick Nico Nicola Nicolas Nicole Niels Nigel Nihal Nikita Niklas Nikolai Nikolaus Nikos
Nils Nina Nisha Noah Noel Noemi Noor Nora Norbert Norma Norman Nour Nuno Nuria Octavia Odette Odile Oksana Ola Olaf Ole Oleg Olga Oliver
Olivia Olivier Omar Onur Oona Orhan Orla Orlando Orsolya Oscar Oskar Osman Oswald Otis Otto Owen Pablo Paige Palle Pamela Paolo Parisa
Parker Pascal Pasquale Patricia Patricio Patrick Patrik Paul Paula Paulina Pauline Pavel Pawel Pearl Pedro Peggy Penelope Penny Per Perry
Pete Peter Petra Phil Philip Phoebe Phyllis Pia Pierre Pieter Pilar Piotr Polly Pooja Poppy Pradeep Prakash Preeti Priya Prudence Quentin
Quinn Rachel Rachid Radek Rafael Rafal Rahul Raimund Rainer Raj Rajesh Ralf Ramon Ramona Randy Raoul Raphael Rashid Raul Ravi Ray Raymond
Rebecca Rebekka Regina Reginald Reiner Reinhard Reinhold Renata Renate Rene Renee Reto Rhys Ricarda Ricardo Riccardo Richard Rick Rikke
Riley Rita Robert Roberto Robin Rocco Rod Rodrigo Roger Rohan Roland Rolf Romain Roman Ronald Ronan Ronja Ronnie Rory Rosa Rosalie Rosanna
Rose Rosemarie Rosemary Rosie Rowan Roxana Roy Ruben Rubén Rudi Rudolf Rufus Rui Runa Rupert Russell Ruta Ruth Ryan Sabina Sabine Sabrina
Saeed Sahar Said Salim Sally Salma Salome Salvatore Sam Samantha Samir Samira Samuel Sandeep Sander Sandra Sandro Sanjay Sanna Sanne
Santiago Saoirse Sara Sarah Sascha Saskia Savannah Scott Sean Sebastian Sebastien Selena Selim Selin Selma Sepp Serena Sergei Sergio Severin
Shane Shannon Sharon Shaun Shauna Sheena Sheila Shelly Sherry Shirin Shirley Shreya Sian Sibylle Siegfried Sieglinde Sigrid Silas Silke
Silvana Silvia Simon Simona Simone Sinead Siobhan Siri Siân Slavko Slawomir Sofia Sofie Solveig Sonia Sonja Sophie Soren Stacey Stan
Stanislav Stefan Stefanie Steffen Steffi Stella Stephan Stephanie Stephen Steve Steven Stewart Stig Stuart Sue Sunil Sunita Suresh Susan
Susanne Suzanne Svea Sven Svenja Svetlana Sybille Sylvia Tabea Tadej Tadeusz Takeshi Takumi Talia Tamara Tamsin Tanja Tara Tariq Tasha
Tatiana Tatjana Taylor Ted Teresa Tess Tessa Thalia Thea Theo Theodor Theresa Therese Theresia Thierry Thilo Thomas Thor Thorsten Tiago
Tiffany Tilda Till Tilo Tim Timo Timothy Tina Tobi Tobias Todd Tom Tomas Tomasz Tommaso Tommy Toni Tony Tore Torsten Tove Tracy Travis
Trevor Trish Trudy Tuula Tyler Udo Ugo Ulf Uli Ulla Ulli Ulrich Ulrike Umberto Una Urs Ursula Uta Ute Uwe Valentin Valentina Valeria Valerie
Vanessa Vasil Veit Vera Verena Veronica Victor Vikram Viktor Viktoria Vince Vincent Viola Virginia Virginie Vito Vivek Vivian Viviane Vlad
Vladimir Volker Walter Waltraud Wanda Wang Warren Wayne Wei Wendy Wenzel Werner Wiebke Wiktor Wilfried Wilhelm Wilhelmine Will Willi William
Wilma Winfried Winifred Wladimir Wojciech Wolf Wolfgang Xavier Xenia Xiao Xiaoming Xin Yan Yann Yannick Yannis Yara Yasemin Yasin Yasmin
Yasmina Ying Yoko Yolanda Youssef Yuki Yuri Yusra Yusuf Yves Yvette Yvonne Zahra Zara Zbigniew Zdenka Zeynep Zita Zoe Zofia Zoltan Zora
Zuzana`
  .trim()
  .split(/\s+/);

export const surnames: readonly string[] = `
Abbott Abe Ackermann Acosta Adamczyk Adler Agnelli Aguilar Ahlberg Aigner Akhtar Albers Albrecht Alexander Allen Almeida Altmann Alvarez
Ambrose Amsel Anand Andersen Andersson Andrade Angerer Antonov Appel Arnold Asante Aschauer Ashworth Atkins Aydin Bach Bachmann Baier Baker
Bakker Balogh Banerjee Barber Barnes Barros Bartels Barth Bartlett Bates Bauer Baumann Baumgartner Bayer Beaumont Beck Becker Bedi Behrens
Bell Benedetti Bennett Benz Berg Berger Bergmann Bergström Bernard Bertrand Bhatt Bianchi Binder Birch Bishop Blake Blanc Bloom Blum Boateng
Boehm Bogner Bond Bosch Bose Bouchard Bowman Boyd Bradley Bradshaw Brandl Brandt Braun Braunstein Brennan Breuer Brink Brooks Brown Bruckner
Brunner Bruun Bryant Bucher Buchholz Buck Burke Burns Busch Bush Butler Byrne Böhm Calderon Calloway Campbell Cardoso Carlsen Carr Carroll
Carter Caruso Castellani Castillo Castro Cerny Chan Chandra Chang Chapman Chatterjee Chavez Chen Choi Chopra Chowdhury Christensen
Christiansen Christie Clark Clarke Cohen Cole Coleman Collins Colombo Connolly Conrad Conti Cook Cooper Corbett Corrigan Cortez Costa Craig
Crawford Crowley Cruz Cunningham Curran Czerny D'Angelo Dahl Daly Das Davenport Davies Davis Dawson Dean Decker Delgado Demetriou Demir Deng
Dennis Desai Dias Diaz Dietrich Dixon Dobson Domingo Donnelly Donovan Dorn Doyle Drake Dreyer Drummond Duarte Dubois Duffy Duncan Dunn
Dupont Durand Dvorak Dvořák Eber Ebert Eccles Eder Edwards Egger Ehlers Eichmann Eklund Ekström Ellis Engel Engström Erdogan Eriksson Ernst
Escobar Esposito Esser Evans Faber Falk Farkas Farrell Faulkner Fay Feld Feldmann Feng Ferguson Fernandez Ferrari Ferreira Fiedler Finch
Fink Fischer Fitz Fitzgerald Fletcher Flores Flynn Foley Fontaine Ford Forster Fox Franke Franklin Franz Fraser Freeman French Freund
Friedrich Fritz Frost Fuchs Fuentes Fuller Funk Gabler Gallagher Gao Garcia Garrett Gauthier Gebhardt Geiger Georgiev Georgiou Gerber
Gerlach Gibson Gill Giordano Girard Glover Goldberg Goldmann Gomes Gonzalez Goodman Gordon Gough Graf Graham Grant Gray Greco Green Greer
Gregory Griffin Grimm Gross Groß Gruber Grubinger Guerrero Gunther Gupta Guthrie Guzman Gómez Haas Haddad Hahn Haines Hale Hall Hamilton
Hammer Hancock Hanna Hansen Harding Harris Hart Hartley Hartmann Hartwig Harvey Hashimoto Hassan Haugen Hauser Hayes Haynes Heinrich Heller
Hellström Henderson Henning Henry Herbst Hermann Hernandez Herrera Herzog Hess Heuer Hill Hinz Hirsch Ho Hodges Hofer Hoffman Hoffmann
Hofmann Hogan Holland Holloway Holm Holmes Holt Holzer Hopkins Horak Horn Horvath Horváth Howard Hsu Huang Huber Hubmann Hudson Huff Hughes
Hunt Hurst Hussain Hutchinson Hübner Ibarra Ibrahim Imhof Ingram Irwin Islam Ito Ivanov Ivanova Jackson Jacob Jacobs Jacobsen Jain James
Jankowski Jansen Janssen Jansson Jenkins Jensen Johansen Johansson Johnson Johnston Jones Jordan Joshi Joyce Jung Jäger Kaiser Kaminski Kane
Kang Kapoor Karimi Karlsson Kato Kaufmann Kaya Keane Kearns Keller Kelly Kennedy Kern Kessler Khan Kiefer Kim King Kirchner Kirk Klaus
Kleber Klein Klement Knapp Knight Knudsen Koch Kolb Konrad Kovac Kowalczyk Kowalski Kramer Kraus Krause Krebs Kretschmer Krieger Kristensen
Kruger Krämer Krüger Kuhn Kumar Kunz Kurz Kuznetsov Köhler König Köster Lachmann Laine Lam Lambert Lang Lange Larkin Larsen Larsson Laurent
Lawson Lebedev Leclerc Lee Lefebvre Lehmann Leitner Lemaire Lenz Leonard Leone Leroy Levy Lewis Li Liebermann Lim Lin Lind Lindberg Lindgren
Lindner Link Liu Lloyd Lombardi Long Lopes Lopez Lorenz Lowe Lucas Ludwig Lund Luther Lutz Lynch Maas MacDonald Mackenzie Madsen Mahler
Maier Malik Manning Marchetti Marek Marin Marino Marsh Marshall Martens Martin Martinelli Martinez Marx Mason Matsumoto Matthews Maurer May
Mayer McBride McCarthy McCormack McDonald McGrath McGregor McKay McKenna McLean McMahon Mehl Mehta Meier Meister Melnyk Mendes Mendez Mensah
Mercer Merkel Mertens Metz Meyer Michaels Michel Miller Mills Mishra Mitchell Mohr Molina Monroe Montgomery Moore Morales Moran Moreau
Moreno Moretti Morgan Moroney Morris Morrison Moser Mueller Murphy Murray Musil Muñoz Müller Nagy Nakamura Naumann Navarro Neill Nelson Ness
Neumann Newman Newton Nguyen Nicolai Nielsen Niemann Nikolaidis Noble Nolan Nolte Noor Norman Norris Novak Novotny Nowak Nowotny Núñez
O'Brien O'Connell O'Neill O'Sullivan Obi Odum Ogden Ohlsson Okafor Okeke Okonkwo Oliveira Olsen Olsson Onyango Orlov Ortega Ortiz Osei Ott
Otto Owens Oyelaran Ozturk Pace Padilla Page Palmer Papadopoulos Pappas Park Parker Parsons Patel Patterson Paulsen Payne Peck Pedersen Pell
Pellegrini Peng Pereira Perez Perkins Perry Persson Peters Petersen Peterson Petrenko Petrov Petrovic Pfeiffer Pham Philipp Phillips Pichler
Pierce Pinto Pires Pittman Planck Pohl Pollak Pope Popescu Porter Potter Powell Pratt Price Prieto Quinn Qureshi Raab Rademacher Rahman
Ramirez Ramos Ramsey Randall Rao Rasch Rasmussen Rauch Reed Reeves Reid Reimann Reinhardt Reisinger Reyes Ricci Rice Richard Richter Riedel
Rieger Riley Rios Ritter Rivera Rizzo Roberts Robertson Robinson Rodriguez Rogers Rojas Romano Rosenberg Ross Rossi Roth Rousseau Roy Rubin
Ruiz Russell Rutherford Ryan Sacher Sadler Sahin Saito Salazar Salvatore Sanchez Sander Sanders Sandoval Sands Santoro Santos Sato Sauer
Sauter Savage Schaefer Scheer Schenk Scherer Schiller Schilling Schlegel Schlosser Schmid Schmidt Schmitt Schmitz Schneider Scholz Schreiber
Schreiner Schröder Schröter Schubert Schuh Schuler Schulte Schultz Schulz Schulze Schumacher Schuster Schwab Schwarz Schäfer Scott Seidel
Seidl Seifert Seiler Serrano Shah Sharma Sharp Shaw Shepherd Sherman Short Siebert Sievers Silva Simmonds Simmons Simon Sims Sinclair Singh
Skinner Smit Smith Snow Snyder Sobczak Sokolov Sommer Soto Sousa Spangler Spencer Stadler Stark Stauffer Steele Stein Steiner Stephan
Stephens Stern Stevens Stevenson Stewart Stock Stokes Stone Strand Strauss Strobl Ström Suarez Sullivan Sun Sutherland Sutton Suzuki Svoboda
Swan Szabo Sørensen Tan Tanaka Tate Tauber Taylor Teixeira Terry Thiel Thompson Tillmann Todd Torres Toth Townsend Tran Trautmann Tucker
Turner Tyler Ueda Uhl Ulrich Unger Urban Valdez Vandamme Vargas Vaughan Vega Velasquez Verma Vetter Vidal Villanueva Vincent Vinter Vogel
Vogt Voigt Volk Vollmer Voss Wade Wagner Walden Walker Wallace Wallner Walsh Walter Walters Walz Wang Ward Warner Warren Watson Weber
Webster Wei Weidner Weil Weinberg Weiss Wells Welsh Wenzel Werner West Weston Whitaker White Whitfield Wieland Wilkins Wilkinson Williams
Williamson Willis Wilms Wilson Wimmer Winkler Winter Wirth Witt Wolf Wolff Wong Wood Woods Wright Wu Wunderlich Xu Yadav Yamada Yamamoto
Yang Yates Ye Yeo Yilmaz Yoon York Young Yu Zach Zamora Zapata Zeller Zhang Zhao Zhou Zhu Ziegler Zimmer Zimmermann Zink Zuniga Åberg Öztürk
Černý Łukaszewicz`
  .trim()
  .split(/\s+/);
