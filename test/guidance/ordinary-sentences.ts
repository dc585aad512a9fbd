/** What people say that is no error message: commands, small talk, and questions with the same words in them. */
export const ordinarySentences: readonly string[] = `
hi
hello there
good morning
thanks a lot
thank you, that helped
help
what can you do?
cancel
never mind
stop
ok
yes please
no, not now
who are you?
are you a robot?
how's the weather today
tell me a joke
see you tomorrow
that was quick
what time is it
find Contoso
find leads from Fabrikam in Berlin
search ann@contoso.com
show my open leads
show all leads
open leads please
closed leads
list closed leads of last month
my leads
leads created this week
which leads are mine
qualify Ann Contoso
qualify the first one
qualify lead 3
please qualify it
can I qualify Contoso?
disqualify Fabrikam
disqualify it, they lost interest
mark the lead as lost
reactivate the Northwind lead
reopen it
undo that
undo the last qualification
set active
set the active stage on Contoso
move Contoso to the next stage
next stage
go to next stage for the Litware lead
what is the next stage after Qualify?
what stage is Contoso in
which stage is this lead on?
how many stages does the process have
show the stages of the sales process
the stage is Qualify
put the lead back to the first stage
what are the required fields of a lead
which steps are required in the Qualify stage?
complete the form for me
I completed the required steps yesterday
fill in the budget of Contoso
change the phone number of Ann to 555 0100
edit lead
create a new lead
new lead Ann Lee at Contoso, ann@contoso.com
assign the lead to Priya
add a note to Contoso: call back on Monday
read the notes of Fabrikam
show me the attachments
who owns this lead?
who is the owner of Contoso
is the lead open?
is this lead closed?
is the lead already qualified?
is this lead already closed or can I still work on it?
was the lead closed by Sam?
who closed the Fabrikam lead
when was the lead closed
why was the lead closed?
close the lead as lost
the deal is closed, great news
we closed the quarter with 40 leads
the office is closed on Friday
how many leads were closed last month?
show closed opportunities
is the contact already in the system
does this account already exist?
does Contoso already exist as an account
is there a duplicate of Ann Lee?
show duplicates
show me the duplicates of Contoso
find duplicate leads
are there any duplicate contacts?
merge the duplicates
merge Ann Lee with Anne Lee
merge these two leads
how many duplicates do we have
run the duplicate check on all leads
what counts as a duplicate?
which duplicate detection rules are published?
show the duplicate detection rules
publish the rule for leads
unpublish the email rule
create a duplicate rule for phone numbers
how does duplicate detection work
I want a duplicate of this report
please duplicate the lead
the duplicate was removed this morning
not a duplicate, ignore it
dismiss the match
who matches this contact?
is there a match for Ann in contacts
which account matches Contoso Ltd
select the first match
the first account is the right one
create a new contact instead
continue
ignore and save
link it to the existing account
what permissions do I have?
which permissions do I need to qualify a lead?
who can give me permission to delete leads
what permissions does a salesperson have
show the security roles
open the role of Tom
grant Tom create on opportunity
give Sam read access to accounts
who has access to this lead?
do I have access to the South leads?
request access
please grant access to Priya
I need access to the report
who is the administrator
who may unpublish a rule?
ask the administrator to look at this
what privileges are there?
explain access levels
what does append to mean
what is the difference between append and append to
which privileges does the manager role include
can a salesperson read custom entities
share the lead with Mira
show settings
change the settings
turn on automatic creation
what is the current setting for creating opportunities
show the mappings for contact
which fields are mapped to the opportunity?
what is a status code?
show the status codes of Lead
which status reasons exist?
add a status reason called Nurture
what is the value of the status reason Contacted
is the status valid?
what's the status of Contoso?
status of my import
the status of the lead is New
what is the state of this lead
show the process
show automations
deactivate the workflow
list plug-ins on contact creation
import leads from the file
export all leads to csv
the import is finished
how many leads were imported?
score summary
score summary for my team this month
what's the score of Contoso?
why is the score of Fabrikam so low
which leads have grade A?
how many leads do I need for a model
train the model
publish the scoring model
retrain it every 15 days
what is a good score?
how is the score computed
show leads with a score above 80
is the model published?
why has Contoso no score yet
when are scores updated?
what is the difference between score and grade
can I have two models?
what happens when I qualify a lead?
what happens to the notes
where do I find disqualified leads
how do I reactivate a lead
what does qualify mean?
does qualifying create an opportunity
do I get an account automatically?
what is a business process flow
explain the lead lifecycle
what is a matchcode?
what is fuzzy matching
what is the improved duplicate detection experience?
how do I enable it
how do I merge records in the grid?
when should I disqualify instead of qualify
who can see my leads?
why do I see only my own leads
what is the difference between a lead and an opportunity
what is the difference between a contact and an account?
is there an error in the list?
I got an error yesterday but it is gone
something went wrong
it does not work
the page is slow today
I made a mistake, sorry
what errors can you explain?
how do I fix errors when qualifying?
any news on Contoso?
call Ann at +1 555 0100
remind me tomorrow
the customer moved to the next stage of life
they will proceed with the purchase
let's proceed
we can proceed to the contract
the meeting moved to the next floor
I denied the discount they asked for
they denied having received the mail
he has insufficient budget
the budget is insufficient
insufficient information in this lead
the contact is invalid, the mail bounced
this phone number is not valid
the email address seems invalid
the company was closed last year
a new record was created for Ann
the opportunity record was updated yesterday
the lead record was created by the web form
which records were created or updated today?
was a record created?
why was no opportunity created?
there might be a match tonight, let's finish early
there is already a meeting with this account
please select the lead for me
if so, please tell me
select it
the active stage is Develop
which stage is active?
show leads whose active stage is Qualify
is the process active?
is the user active
this entity has no stage
what entities does the process use
to move faster we need more people
the required documents are complete
steps to reproduce are attached
what are the steps to create a model?
our lead is ahead of schedule
she is the lead of the project
can you convert euros to dollars
convert the lead
how do I convert a lead to an opportunity
I cannot find Contoso
I can't see the tab
I can't remember the name of the lead
you can't be serious
show me more
open the prvious lead
next page
the previous one
open the second
what about Fabrikam?
and for opportunities?
why?
how so
Zeig mir meine Leads
Wie qualifiziere ich einen Lead?
Guten Morgen
Welche Leads sind geschlossen?
muéstrame mis clientes potenciales
¿Cómo califico un cliente potencial?
montre-moi mes prospects
comment qualifier un prospect ?
merci beaucoup
`
  .trim()
  .split('\n');
