"""The numbers that advice goes by, each with where it comes from. Knows nothing of Django."""

# More at once than this is more than can be held in mind: Miller, The magical number seven (1956).
MOST_PREREQUISITES = 7
# Adults read English at 238 words a minute (Brysbaert, How many words do we read per minute?, 2019); at a lesson with
# formulas, hardly at half of that.
WORDS_A_MINUTE = 100
# Hours and minutes are round numbers: a tenth more is no contradiction.
ROUNDED = 1.1
# Exercises and second readings make a topic longer than its resources; ten times as long is a slip of the pen.
MOST_TIMES_AS_LONG = 10
# Fewer have no room for an idea, an example and the usual mistakes; more take over a quarter of an hour to read.
FEWEST_WORDS, MOST_WORDS = 600, 1500
# A subject and what it does.
FEWEST_WORDS_FOR_IMAGE = 5
# The grade of American schools whose pupils are 15: readers are older, but the formulas between the words do not count.
HIGHEST_GRADE = 10
# Twice the average to aim for (15 to 20: Cutts, Oxford Guide to Plain English, 2020).
MOST_WORDS_IN_SENTENCE = 40
