"""Words that invented news is made of: people, firms, places, days and deeds.

A deed is a line of fields parted by semicolons:

    who; field; traits; verb; objects; what follows; occasion; other verb

`who` is p (a person), o (an organisation or a country), g (several people) or t (a thing). A verb
is its four forms (open|opened|opened|opening), "=" and a participle for a passive. Objects and what
follows are parted by slashes, "-" is nothing, "+" opens a plural. The traits say what may be said
of the deed: v (a matter of will), t (can be a threat), w (a wrong), f (wished for, can fail),
h (a harm), s (can be scheduled, though not by the one whom it befalls), p (has a passive).
"""

# ruff: noqa: E501 - a deed is a line

MEN = """
Anders Sandell/Tobias Brenner/Mateo Quiroga/Kwame Asante/Haruto Mizuno/Piotr Zawadzki/Emeka Obiora
Luca Ferrante/Rasmus Kjeldsen/Bogdan Ilieșcu/Farhad Tavakoli/Sanjay Kulkarni/Duncan McAllister
Étienne Marchand/Goran Petković/Yusuf Demirtaş/Thabo Mokoena/Diego Villanueva/Nils Aaltonen
Patrick O'Driscoll/Minjun Baek/Arvid Hallgren/Samuel Njoroge/Viktor Halász/Ricardo Azevedo
Omar Benjelloun/Jakub Novotny/Caleb Whitmore/Tariq Hamdani/Joaquín Escobedo/Sione Tupou
Dmytro Hrytsenko/Giorgi Beridze/Aleksandar Vasiljević/Henrik Sørlie/Marcus Ogilvie/Bilal Chaudhry
Tomáš Hruška/Ángel Montalvo/Julian Achterberg/Ibrahim Sesay/Keith Rawlings/Pedro Salgueiro
Levent Aksoy/Rohan Deshmukh/Wayan Suryadi/Edvard Grønning/Nathaniel Crowe/Kofi Dartey/Ewan Strachan
"""
WOMEN = """
Ingrid Solheim/Marta Wiśniewska/Aisha Rahmani/Lucía Ferreyra/Chiara Bellandi/Nomvula Dube
Hanna Virtanen/Yuki Tachibana/Priya Raghavan/Siobhán Kearney/Fatoumata Keïta/Elif Yıldırım
Katarina Jovanović/Beatriz Carvalho/Leila Haddadin/Margit Szalai/Sofie Vandenbroucke/Noor Siddiqui
Anabela Teles/Grace Wanjiku/Oksana Melnyk/Therese Blomgren/Camille Dufresne/Jiwoo Nam
Valentina Orsini/Rebecca Thornbury/Zanele Khumalo/Ilse Hofstetter/Daniela Cifuentes/Merete Lund
Samira Boukhari/Agnieszka Sobczak/Thuy Dang/Esther Adeyemi/Nadia Korhonen/Paula Echeverría
Dorothy Hargreave/Ketevan Lomidze/Anjali Menon/Birgitta Nyström/Rosalind Pike/Malia Fonoti
Teresa Quispe/Helga Ziegler/Amina Warsame/Veronika Kolář/Frances Delacourt/Ximena Rivas/Jane Tully
"""
CITIES = """
Lisbon/Tampere/Bergen/Kraków/Lyon/Nairobi/Accra/Lima/Quito/Osaka/Busan/Hanoi/Manila/Perth/Auckland
Halifax/Tulsa/Boise/Omaha/Leeds/Cardiff/Aberdeen/Cork/Ghent/Utrecht/Leipzig/Graz/Basel/Turin/Bari
Valencia/Porto/Split/Novi Sad/Plovdiv/Iași/Gdynia/Brno/Košice/Debrecen/Kaunas/Tartu/Malmö/Aarhus
Izmir/Tbilisi/Yerevan/Amman/Muscat/Karachi/Pune/Jaipur/Dhaka/Colombo/Surabaya/Cebu/Kampala/Lusaka
Durban/Dakar/Tunis/Oran/Recife/Rosario/Medellín/Managua/Mérida/Port Moresby/Gaborone/Windhoek
"""
COUNTRIES = """
Norway/Portugal/Ghana/Peru/Japan/Kenya/Chile/Finland/Latvia/Slovakia/Croatia/Jordan/Oman/Nepal
Vietnam/Thailand/Senegal/Zambia/Uruguay/Bolivia/Canada/Ireland/Belgium/Austria/Bulgaria/Romania
Denmark/Iceland/Morocco/Tunisia/Panama/Mongolia/Fiji/Malta/Namibia/Uganda/Armenia/Estonia/Ecuador
"""
FIRMS = """
Norvik Steel/Halden Bank/Castellan Foods/Brightwater Energy/Orbis Motors/Tavira Airlines/Kestrel Oil
Lumen Telecom/Sandoval Mining/Aldgate Insurance/Pelican Shipping/Vantor Pharma/Greenholt Dairy
Meridian Rail/Corvane Chemicals/Stellwerk Logistics/Quayside Foods/Amberley Water/Zephyr Wind
Harrow & Finch/Montane Cement/Palisade Software/Dovrefjell Paper/Ibarra Textiles/Sakuragi Robotics
Trentham Homes/Bluefin Cruises/Eastmoor Power/Caldera Gas/Nordhavn Ports/Silverlake Media
Rovigo Glass/Okavango Diamonds/Tamarind Hotels/Fairbairn Engineering/Lakshmi Tea/Wexcombe Plastics
Jutland Poultry/Kalmar Timber/Obelisk Press
"""
CLUBS = """
Racing Tolvera/Northgate United/Sporting Belmar/Dynamo Veska/Athletic Corrales/Fjordby IF
Harbour City Rovers/Olympic Sarand/Westfield Hawks/Red Star Lomnica/Union Grauberg/Kingsmead Town
Real Montoro/Tigers of Ashgrove/Stade Verlaine/Lakeside Bears/Real Oviña/FC Waldhof-Nord
"""
AGENCIES = """
the medicines agency/the food safety authority/the aviation regulator/the health ministry
the drug regulator/the environment agency/the nuclear watchdog/the data protection authority
the transport ministry/the fisheries board
"""
GROUPS = """
the dockers of {place}/the nurses in {place}/the bus drivers of {place}/the miners at {place}
the teachers in {place}/the taxi drivers of {place}/the farmers around {place}
the bakery workers in {place}/the students in {place}/the refinery workers at {place}
"""
# What a thing is called, by field.
THINGS = {
    "ship": "the ferry {ship}/the tanker {ship}/the trawler {ship}/the freighter {ship}",
    "dam": "the dam at {place}/the reservoir wall at {place}/the dyke near {place}",
    "bridge": "the railway bridge in {place}/the footbridge in {place}/the motorway bridge at {place}",
    "museum": "the museum in {place}/the library in {place}/the theatre in {place}/"
    "the swimming pool in {place}/the airport in {place}",
    "flight": "Flight {number}/Flight TV{number}",
    "rocket": "the rocket {craft}/the {craft} launcher",
    "satellite": "the satellite {craft}/the probe {craft}/the {craft} telescope",
    "village": "the village of {village}/the town of {village}/the hamlet of {village}",
    "fire": "the fire near {place}/the blaze outside {place}",
    "volcano": "Mount {mount}/the volcano {mount}",
    "bill": "the {law} bill/the {law} reform/the {law} amendment",
}
SHIPS = "Sea Lark/Ingeborg/Northern Pearl/Santa Rufina/Albion Queen/Mirella/Coral Trader/Hesper"
CRAFTS = "Tern-4/Borealis/Kepri/Lynx-2/Solvita/Arrow 7/Pathos/Gannet"
VILLAGES = (
    "Elmsworth/Torrevieja Alta/Nether Callow/Sankt Ulrich/Brezno Dol/Kilmoyle/Asgrund/Pietrafosca"
)
MOUNTS = "Tavurra/Colima Viejo/Sundar/Pelado/Hraunfell/Kibeto"
LAWS = "fisheries/housing/pensions/forestry/rail/adoption/water/school"
ROLES = {
    "politics": "mayor of {place}/finance minister/interior minister/leader of the opposition/"
    "governor of the province/health minister/party chairman/senator/speaker of parliament/"
    "member of parliament for {place}/deputy prime minister/city councillor",
    "crime": "former treasurer/lawyer from {place}/customs officer/property developer/"
    "former police chief/accountant/retired judge/lorry driver/school principal",
    "sport": "goalkeeper/sprinter/striker/cyclist/tennis player/captain of the national team/"
    "swimmer/marathon runner/defender/club president",
    "science": "geologist/physicist/marine biologist/head of the institute/astronaut/explorer/"
    "virologist/climber from {place}/archaeologist",
    "arts": "novelist/film director/conductor/painter/singer from {place}/actor/museum director",
    "war": "rebel commander/general/defence minister/head of the garrison/colonel/admiral",
    "business": "chief executive/head of the union/plant manager/chairman of the board/"
    "chief financial officer/company founder",
}
TITLES = {
    "politics": "Mayor/Senator/Governor/Finance Minister/President/Councillor/Prime Minister",
    "crime": "Inspector/Judge/Officer/Father",
    "sport": "Coach/Captain",
    "science": "Professor/Dr./Dr",
    "arts": "Professor",
    "war": "General/Colonel/Major/Captain",
    "business": "Chairman/Union leader/Chief Executive",
}
DEEDS = """
p;politics;vt;resign|resigned|resigned|resigning;-;-/over the budget row/after the inquiry/as party leader;the press conference;step down|stepped down|stepped down|stepping down
p;politics;vp;sign|signed|signed|signing;the pay deal/the safety code/the housing bill/the border accord/the protest letter/the ceasefire;-;the ceremony;
p;politics;vtp;veto|vetoed|vetoed|vetoing;the farm bill/the tax reform/the hunting ban/the data law;-;the session;block|blocked|blocked|blocking
p;politics;vp;pardon|pardoned|pardoned|pardoning;{person}/the jailed editor/the former spy;-;the hearing;
p;politics;vt;dissolve|dissolved|dissolved|dissolving;parliament/the regional assembly/the committee;-;the session;
p;politics;v;meet|met|met|meeting;{person}/the strike leaders/the hostages' families;in {place}/-;the meeting;
p;politics;v;visit|visited|visited|visiting;{place};-/with a trade delegation;the trip;travel to|travelled to|travelled to|travelling to
p;politics;v;vote|voted|voted|voting;-;for the motion/against the ban/for the new budget/against the pipeline;the session;
p;politics;vp;endorse|endorsed|endorsed|endorsing;{person}/the peace plan/the merger/the new airport;-;the rally;back|backed|backed|backing
p;politics;v;apologise|apologised|apologised|apologising;-;for the delay/to the victims/for the broken promise/to {person};the press conference;say sorry|said sorry|said sorry|saying sorry
p;politics;vt;leave|left|left|leaving;the coalition/the party/the cabinet/the committee;-;the congress;quit|quit|quit|quitting
p;politics;v;testify|testified|testified|testifying;-;before the committee/in the fraud trial/before the grand jury;the hearing;give evidence|gave evidence|given evidence|giving evidence
p;politics;vp;hand over|handed over|handed over|handing over;the files+/the phone records+/the laptop/the ledger;to investigators/to the committee/-;the meeting;surrender|surrendered|surrendered|surrendering
p;politics;vp;publish|published|published|publishing;the list of donors/the contract/the tax returns+/the report;-/in full;the presentation;release|released|released|releasing
p;politics;vp;appoint|appointed|appointed|appointing;{person};as central bank governor/as ambassador/as army chief;the ceremony;name|named|named|naming
p;politics;vtp;dismiss|dismissed|dismissed|dismissing;{person}/the head of police/the whole cabinet;-;the meeting;sack|sacked|sacked|sacking
p;politics;v;run|ran|run|running;-;for president/for mayor of {place}/for a third term;the campaign launch;stand|stood|stood|standing
p;politics;vp;open|opened|opened|opening;a clinic/a refuge for women/the new court/a job centre;in {place};the ceremony;
p;politics;f;=elected;-;mayor of {place}/party leader/to the city council/to parliament;;
p;politics;h;=expelled;-;from the party/from the chamber/from the country;;ejected
p;politics;s;=sworn in;-;as president/as governor/as minister for trade;the ceremony;
p;crime;w;take|took|taken|taking;a bribe/free flights+/{m};from {org};;accept|accepted|accepted|accepting
p;crime;w;lie|lied|lied|lying;-;to parliament/to investigators/under oath/to the jury;;
p;crime;wp;leak|leaked|leaked|leaking;the report/the exam papers+/the recording/the witness list;to reporters/to {org}/-;;
p;crime;w;break into|broke into|broken into|breaking into;the archive/a jewellery shop/the town hall/a chemist's;in {place};;
p;crime;wp;forge|forged|forged|forging;the signatures+/the will/the passport/the invoices+;-;;fake|faked|faked|faking
p;crime;wp;rob|robbed|robbed|robbing;a bank/a petrol station/a post office/a pawnshop;in {place};;hold up|held up|held up|holding up
p;crime;w;embezzle|embezzled|embezzled|embezzling;{m};from {org}/from the pension fund/from the charity;;
p;crime;w;smuggle|smuggled|smuggled|smuggling;{n} parrots/{n} rifles/{n} phones/{n} tortoises;into {place}/through {place};;
p;crime;w;set fire to|set fire to|set fire to|setting fire to;the barn/the warehouse/the chapel/a parked coach;in {place}/near {place};;
p;crime;wp;bribe|bribed|bribed|bribing;{person}/the harbour master/two inspectors+/a juror;-;;
p;crime;w;threaten|threatened|threatened|threatening;{person}/the witness/a journalist/the neighbours;with a knife/-;;
p;crime;wp;steal|stole|stolen|stealing;the necklace/the altarpiece/the patient files+/a fishing boat;from a house in {place}/-;;
p;crime;wp;poison|poisoned|poisoned|poisoning;{person}/the well/the guard dogs+;-;;
p;crime;v;plead|pleaded|pleaded|pleading;-;guilty to fraud/guilty to arson/guilty to perjury;the hearing;
p;crime;v;appeal|appealed|appealed|appealing;-;against the verdict/against the sentence/against the ban;the hearing;
p;crime;v;confess|confessed|confessed|confessing;-;to the robbery/to the murder/to both thefts;the hearing;own up|owned up|owned up|owning up
p;crime;h;=arrested;-;in {place}/at the airport in {place}/-;;detained
p;crime;hs;=extradited;-;to {country};the flight;handed over
p;crime;hs;=charged;-;with fraud/with manslaughter/with tax evasion;the hearing;
p;crime;fs;=released;-;from prison/on bail/from custody;the hearing;freed
p;crime;h;=convicted;-;of fraud/of perjury/of tax evasion;;found guilty
p;crime;hs;=questioned;-;in {place}/about the fire/about the missing money;the interview;interviewed
p;sport;f;win|won|won|winning;the race/the final/the gold medal/the title/the silver medal;in {place}/-;the race;
p;sport;f;qualify|qualified|qualified|qualifying;-;for the final/for the Olympics/for the world championships;the race;
p;sport;fp;break|broke|broken|breaking;the world record/the national record/the course record;in {place}/-;the race;beat|beat|beaten|beating
p;sport;f;beat|beat|beaten|beating;{person};in the final/in the second round/in {place};the match;defeat|defeated|defeated|defeating
p;sport;f;score|scored|scored|scoring;{n} points/the winning goal/a penalty;against {club};the match;
p;sport;vt;retire|retired|retired|retiring;-;from football/from the sport/from competition;the press conference;
p;sport;v;join|joined|joined|joining;{club};on loan/-/for a fee of {m};the medical;sign for|signed for|signed for|signing for
p;sport;v;play|played|played|playing;-;in the cup final/against {club}/in the derby;the match;
p;sport;w;take|took|taken|taking;banned drugs+/a banned painkiller/a stimulant;before the race/-;;use|used|used|using
p;sport;w;push|pushed|pushed|pushing;the referee/a ball boy/{person};after the match/-;;shove|shoved|shoved|shoving
p;sport;hs;=suspended;-;for three matches/for a year/from racing;the hearing;banned
p;sport;hs;=dropped;-;from the squad/from the team;;
p;sport;h;=injured;-;in training/in the crash/during the warm-up;;hurt
p;science;fp;reach|reached|reached|reaching;the summit/the South Pole/the wreck/the cave floor;-;the expedition;get to|got to|got to|getting to
p;science;vp;withdraw|withdrew|withdrawn|withdrawing;the study/the paper/the patent claim;-;the meeting;retract|retracted|retracted|retracting
p;science;fp;discover|discovered|discovered|discovering;a new beetle/a comet/a Roman grave/a gas field;near {place}/-;the dig;find|found|found|finding
p;science;vp;test|tested|tested|testing;the vaccine/the implant/the new drug;on {n} volunteers/in {place};the trial;try out|tried out|tried out|trying out
p;science;v;fly|flew|flown|flying;-;to the space station/over the South Pole/to the Moon;the mission;
p;science;wp;falsify|falsified|falsified|falsifying;the results+/the data/the samples+;-;;fake|faked|faked|faking
p;science;h;collapse|collapsed|collapsed|collapsing;-;during the climb/on the ice near {place}/at the launch site;;
p;arts;vp;accept|accepted|accepted|accepting;the prize/the award/the honorary degree/the nomination;-/in {place};the ceremony;
p;arts;vp;sell|sold|sold|selling;the painting/the manuscript/the violin/the film rights+;for {m}/to {org};the auction;
p;arts;v;perform|performed|performed|performing;-;in {place}/at the festival/at the royal wedding;the concert;appear|appeared|appeared|appearing
p;arts;v;donate|donated|donated|donating;{m}/the letters+/the archive;to {org}/to the university/to the hospital in {place};the gala;give|gave|given|giving
p;arts;v;direct|directed|directed|directing;the sequel/the opera/the anniversary concert;in {place}/-;the festival;
p;arts;w;copy|copied|copied|copying;the melody/the chapter/the plot;from {person}/from a student;;
p;war;v;surrender|surrendered|surrendered|surrendering;-;to government troops/to the rebels/at the bridge;the ceremony;
p;war;vp;order|ordered|ordered|ordering;the attack/the air strike/the assault;-/on {place};the briefing;
p;war;vp;order|ordered|ordered|ordering;the retreat/the evacuation/the call-up;-;the briefing;
p;war;vf;cross|crossed|crossed|crossing;the border/the river/the ceasefire line;near {place};the operation;
p;war;h;=captured;-;near {place}/by government troops/at the river;;taken prisoner
p;war;h;=wounded;-;near {place}/in the ambush/by a mine;;hurt
p;business;v;buy|bought|bought|buying;{n} shares/the yacht/a vineyard/the stadium;from {org}/-;the auction;purchase|purchased|purchased|purchasing
p;business;w;hide|hid|hidden|hiding;{m}/the losses+/a second contract;from the auditors/from the tax office;;conceal|concealed|concealed|concealing
o;firm;vtp;close|closed|closed|closing;the plant/the warehouse/the call centre/the mine;in {place}/near {place};;shut|shut|shut|shutting
o;firm;vt;lay off|laid off|laid off|laying off;{n} workers/{n} engineers/{n} pilots;in {place}/-;;dismiss|dismissed|dismissed|dismissing
o;firm;vp;buy|bought|bought|buying;{org};for {m}/-;the signing;take over|took over|taken over|taking over
o;firm;vtp;raise|raised|raised|raising;ticket prices+/the price of milk/fees+/the dividend;by {percent}/-;;put up|put up|put up|putting up
o;firm;v;recall|recalled|recalled|recalling;{n} cars/{n} heaters/{n} cots/the baby food;-/because of faulty brakes;;
o;firm;v;pay|paid|paid|paying;{m};to the victims/in back taxes/to the state/to the fishermen;;
o;firm;vp;build|built|built|building;a wind farm/a battery factory/a hotel/a data centre;near {place}/in {place};the ceremony;
o;firm;vp;open|opened|opened|opening;a store/a warehouse/a training centre;in {place};the ceremony;
o;firm;v;merge|merged|merged|merging;-;with {org};the signing;join forces|joined forces|joined forces|joining forces
o;firm;h;go|went|gone|going;-;bankrupt;;
o;firm;wp;dump|dumped|dumped|dumping;toxic waste/oil sludge/{n} barrels;in the river near {place}/off {place};;
o;firm;wp;spill|spilled|spilled|spilling;ammonia/diesel/crude oil;into the river at {place};;leak|leaked|leaked|leaking
o;firm;w;collude|colluded|colluded|colluding;-;with {org}/with rival sellers;;
o;firm;w;overcharge|overcharged|overcharged|overcharging;{n} customers/the army/the hospital;in {place}/for years;;
o;firm;hs;=fined;-;{m}/over the spill/for late trains;;
o;firm;hs;=sued;-;by {n} customers/by {org}/over the crash;;taken to court
o;firm;fs;=awarded;-;the contract/the rail contract/the licence;;given
o;firm;vt;stop|stopped|stopped|stopping;deliveries to {place}/production in {place}/flights to {place};-;;halt|halted|halted|halting
o;firm;h;miss|missed|missed|missing;the deadline/the profit target/a loan payment;-;;
o;country;vp;ratify|ratified|ratified|ratifying;the treaty/the fisheries pact/the climate accord/the trade deal;-;the session;
o;country;vt;expel|expelled|expelled|expelling;{n} diplomats/the ambassador/{n} journalists;-;;throw out|threw out|thrown out|throwing out
o;country;v;recognise|recognised|recognised|recognising;the new government/the breakaway republic/the interim council;-;;
o;country;v;send|sent|sent|sending;{n} troops/a field hospital/{n} tonnes of wheat;to {place}/to {country};the flight;
o;country;vp;lift|lifted|lifted|lifting;the sanctions+/the travel ban/the curfew/the ban on beef;-;;end|ended|ended|ending
o;country;vtp;impose|imposed|imposed|imposing;a curfew/tariffs on steel+/visas on tourists+/a fuel tax;-;;introduce|introduced|introduced|introducing
o;country;vt;withdraw|withdrew|withdrawn|withdrawing;{n} troops/the ambassador/{n} peacekeepers;from {country}/from {place};the ceremony;pull out|pulled out|pulled out|pulling out
o;country;vt;boycott|boycotted|boycotted|boycotting;the games/the summit/the talks;-/in {place};;stay away from|stayed away from|stayed away from|staying away from
o;country;w;shell|shelled|shelled|shelling;{place}/a convoy/a border post;-;;bombard|bombarded|bombarded|bombarding
o;country;vt;leave|left|left|leaving;the customs union/the alliance/the currency bloc;-;;quit|quit|quit|quitting
o;agency;vp;approve|approved|approved|approving;the vaccine/the asthma drug/the pesticide/the merger;-;the meeting;clear|cleared|cleared|clearing
o;agency;vtp;ban|banned|banned|banning;the weedkiller/the toy/the diet pill/night flights+;-;;prohibit|prohibited|prohibited|prohibiting
o;agency;vp;inspect|inspected|inspected|inspecting;the slaughterhouse/the reactor/the care home;in {place};the visit;check|checked|checked|checking
o;club;vtp;sack|sacked|sacked|sacking;the coach/{person}/the captain;-;;dismiss|dismissed|dismissed|dismissing
o;club;f;reach|reached|reached|reaching;the final/the play-offs+/the quarter-finals+;-;the match;get to|got to|got to|getting to
o;club;f;beat|beat|beaten|beating;{club};in {place}/after extra time/in the cup;the match;defeat|defeated|defeated|defeating
o;club;h;=relegated;-;-/to the second division;;
o;club;v;sign|signed|signed|signing;{person}/a new goalkeeper;for {m}/until 2035;the medical;
g;group;vt;go|went|gone|going;-;on strike/on hunger strike/back to work;;
g;group;v;accept|accepted|accepted|accepting;the pay offer/the new contracts/the compromise;-;the ballot;agree to|agreed to|agreed to|agreeing to
g;group;vt;occupy|occupied|occupied|occupying;the town hall/the ministry/the depot;-;the march;take over|took over|taken over|taking over
g;group;vt;block|blocked|blocked|blocking;the road to {place}/the harbour/the motorway;-;the protest;
g;group;v;march|marched|marched|marching;-;to parliament/through {place}/to the ministry;the march;
t;ship;h;sink|sank|sunk|sinking;-;off {place}/in the storm/-;;go down|went down|gone down|going down
t;ship;h;run|ran|run|running;-;aground near {place}/aground;;
t;ship;h;=detained;-;in {place}/over unpaid wages;;held
t;ship;s;reach|reached|reached|reaching;{place};-;;arrive in|arrived in|arrived in|arriving in
t;dam;h;burst|burst|burst|bursting;-;-/after the rain;;break|broke|broken|breaking
t;dam;s;=repaired;-;-;;
t;bridge;h;collapse|collapsed|collapsed|collapsing;-;-/in the storm;;fall down|fell down|fallen down|falling down
t;bridge;s;reopen|reopened|reopened|reopening;-;to lorries/to traffic/-;the ceremony;
t;museum;s;reopen|reopened|reopened|reopening;-;-;the ceremony;open again|opened again|opened again|opening again
t;museum;hs;=closed;-;-;;shut
t;museum;h;=damaged;-;by fire/by the flood/in the earthquake;;
t;flight;h;=diverted;-;to {place};;
t;flight;s;land|landed|landed|landing;-;in {place}/safely in {place};;touch down|touched down|touched down|touching down
t;rocket;h;explode|exploded|exploded|exploding;-;-/after launch/on the pad;;blow up|blew up|blown up|blowing up
t;rocket;s;=launched;-;from the coast/-;;
t;satellite;f;reach|reached|reached|reaching;orbit/Mars/Venus;-;;get to|got to|got to|getting to
t;satellite;h;crash|crashed|crashed|crashing;-;into the sea/into the Moon;;
t;village;hs;=evacuated;-;-/because of the flood/after the landslide;;cleared
t;village;h;=flooded;-;-;;
t;fire;h;spread|spread|spread|spreading;-;to the school/to the gasworks/to a nature reserve;;
t;fire;s;=brought under control;-;-;;
t;volcano;h;erupt|erupted|erupted|erupting;-;-;;
t;bill;fs;=passed;-;by parliament/in the upper house/-;the vote;adopted
t;bill;h;=thrown out;-;by the court/by the senate;;rejected
"""
COUNTS = (
    "three/four/seven/nine/12/14/18/23/36/40/55/68/75/90/110/130/240/310/450/620/800/1,200/2,500"
)
SUMS = "40,000/75,000/200,000/1.2 million/2.4 million/3 million/5.5 million/8 million/17 million"
CURRENCIES = "euros/dollars/pounds/kroner/francs"
WEEKDAYS = "Monday/Tuesday/Wednesday/Thursday/Friday/Saturday/Sunday"
MONTHS = "January/February/March/April/May/June/July/August/September/October/November/December"
REPORTERS = """
a spokeswoman/a spokesman/officials/police/the state news agency/two people familiar with the matter
local media/a senior official/an aide/prosecutors/the public broadcaster/a lawyer/a relative
the organisers/a diplomat/colleagues/the government
"""
REASONS = """
because of bad weather/for health reasons/because of the cost/because of a strike/for lack of money
after talks broke down/because of a family illness/on the advice of lawyers/amid public anger
because of a power cut
"""
# What would have to be: in the present, after "would … if", and after "had".
CONDITIONS = (
    ("the talks fail", "the talks failed", "the talks failed"),
    ("the court agrees", "the court agreed", "the court agreed"),
    ("prices keep rising", "prices kept rising", "prices kept rising"),
    ("the inquiry finds fault", "the inquiry found fault", "the inquiry found fault"),
    ("the government falls", "the government fell", "the government fallen"),
    ("parliament agrees", "parliament agreed", "parliament agreed"),
    ("the polls get worse", "the polls got worse", "the polls got worse"),
    ("the funding comes through", "the funding came through", "the funding come through"),
    ("no deal is found", "no deal were found", "no deal been found"),
    ("the other side gives way", "the other side gave way", "the other side given way"),
)
DEMANDS = """
an apology is made/the talks resume/the law is changed/wages are raised/the charges are dropped
the deal is renegotiated/the minister steps in/the money is paid back/the vote is repeated
"""
THING_CONDITIONS = (
    ("the wind turns", "the wind turned", "the wind turned"),
    ("the rain goes on", "the rain went on", "the rain gone on"),
    ("the experts agree", "the experts agreed", "the experts agreed"),
    ("conditions get worse", "conditions got worse", "conditions got worse"),
    ("the money is found", "the money were found", "the money been found"),
    ("the pumps fail", "the pumps failed", "the pumps failed"),
)
FILLERS = """
The talks lasted {few} hours.
Analysts had expected little else.
Shares were little changed.
It was the third such case this year.
About {n} people had gathered outside the building.
The news spread quickly on social media.
Heavy rain had fallen for days.
Neighbours spoke of a quiet week.
The case has drawn wide attention in {place}.
Newspapers in {place} carried the story on their front pages.
No further details were given.
An inquiry costing {m} is under way.
The next meeting is in {place}.
A similar dispute in {place} ended without agreement.
{person}, an analyst at {org}, called it a turning point.
“This changes little,” said {person}, who teaches law in {place}.
The opposition has seven seats.
{org} has offices in {place} and {place}.
The region is home to {few} million people.
Feelings ran high.
{person}, who wrote a book on the affair, was not surprised.
The building was empty at the time.
Traffic in {place} was back to normal by the evening.
The story was first told by a paper in {place}.
{person} of {org} declined to comment.
Polls suggest that most people want a quick end to the matter.
"""
