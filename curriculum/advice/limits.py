"""The numbers that advice goes by, each with where it comes from. Knows nothing of Django."""

# More at once than this is more than can be held in mind: Miller, The magical number seven (1956).
MOST_PREREQUISITES = 7
# Adults read English at 240 words a minute (Brysbaert, How many words do we read per minute?, 2019); at a lesson with
# formulas, hardly at half of that.
WORDS_A_MINUTE = 100
# Hours and minutes are round numbers: a tenth more is no contradiction.
ROUNDED = 1.1
# Exercises and second readings make a topic longer than its resources; ten times as long is a slip of the pen.
MOST_TIMES_AS_LONG = 10
